import { z } from 'zod';
import type { ClaimChange } from '../changes/claim-change.ts';
import { compareRevisions } from '../changes/compare-revisions.ts';
import { readRevision } from '../changes/read-revision.ts';
import type { RevisionText } from '../text/revision-text.ts';

const storySchema = z.object({
  id: z.string(),
  revisions: z.array(z.object({ date: z.string().nullish(), outlet: z.string().nullish(), text: z.string() })),
});

/** Revisions of one story in their order, as the command `compare` takes them a line each. */
export type Story = z.infer<typeof storySchema>;

/** What one neighbouring pair of revisions gave; they count from 1. */
export interface StoryChanges {
  readonly story: string;
  readonly from: number;
  readonly to: number;
  readonly changes: readonly ClaimChange[];
}

/**
 * Checks a story that came as JSON.
 *
 * fails    Error that names what is missing
 */
export function parseStory(line: string): Story {
  const parsed = storySchema.safeParse(JSON.parse(line));
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
}

/** Compares each neighbouring pair of a story's revisions; a pair without changes has an empty list. */
export function compareStory(story: Story): StoryChanges[] {
  const read = story.revisions.map(({ text, date }) => readRevision(partHeadline(text), date ?? null));
  return read.slice(1).map((after, i) => {
    const before = read[i] as (typeof read)[number];
    return { story: story.id, from: i + 1, to: i + 2, changes: compareRevisions(before, after, read.slice(0, i)) };
  });
}

/** The first line of a story's text is its headline, what follows the blank line its body. */
export function partHeadline(text: string): RevisionText {
  const end = text.indexOf('\n');
  if (end < 0) return { headline: text, body: '' };
  return { headline: text.slice(0, end).trimEnd(), body: text.slice(end).replace(/^[\r\n]+/, '') };
}
