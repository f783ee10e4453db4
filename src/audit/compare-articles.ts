import type { ClaimChange } from '../changes/claim-change.ts';
import { compareRevisions } from '../changes/compare-revisions.ts';
import { findContradictions } from '../changes/find-contradictions.ts';
import { findEmptyNotices } from '../changes/find-empty-notices.ts';
import type { Finding } from '../changes/finding.ts';
import { readRevision } from '../changes/read-revision.ts';
import { renderChange } from '../changes/render-change.ts';
import { renderFinding } from '../changes/render-finding.ts';
import { diffTexts } from '../revisions/diff-texts.ts';
import { readSingleArticle } from './read-single-article.ts';

/** A file of one article. */
export interface ArticleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What two files of one article each say otherwise than each other. */
export interface ComparedArticles {
  readonly changes: readonly { readonly change: ClaimChange; readonly line: string }[];
  /** where the newer file contradicts itself, and its notices that declare what the two do not show */
  readonly findings: readonly { readonly finding: Finding; readonly line: string }[];
  /** the newer text sentence by sentence, words taken out as [-so-], words put in as {+so+} */
  readonly words: readonly string[];
}

/**
 * Compares two files as the service compares neighbouring revisions.
 *
 * fails    Error when one of them does not hold exactly one article
 */
export async function compareArticles(older: ArticleFile, newer: ArticleFile): Promise<ComparedArticles> {
  const oldArticle = await readSingleArticle(older.bytes, older.name);
  const newArticle = await readSingleArticle(newer.bytes, newer.name);
  const before = readRevision(oldArticle, oldArticle.published?.value ?? null);
  const after = readRevision(newArticle, newArticle.published?.value ?? null);
  const changes = compareRevisions(before, after);
  return {
    changes: changes.map((change) => ({ change, line: renderChange(change) })),
    findings: [...findContradictions(after), ...findEmptyNotices(before, after, changes)].map((finding) => ({
      finding,
      line: renderFinding(finding),
    })),
    words: renderWords(before.text, after.text),
  };
}

function renderWords(before: string, after: string): string[] {
  const lines: string[] = [];
  for (const piece of diffTexts(before, after)) {
    const older = before.slice(piece.before.start, piece.before.end);
    const newer = after.slice(piece.after.start, piece.after.end);
    if (piece.kind === 'kept') lines.push(newer);
    else if (piece.kind === 'moved') lines.push(`(moved) ${newer}`);
    else if (piece.kind === 'added') lines.push(`{+${newer}+}`);
    else if (piece.kind === 'removed') lines.push(`[-${older}-]`);
    else lines.push(piece.words.map((word) => renderWord(word, before, after)).join(''));
  }
  return lines;
}

type Word = ReturnType<typeof diffTexts>[number]['words'][number];

function renderWord(word: Word, before: string, after: string): string {
  const older = before.slice(word.before.start, word.before.end);
  const newer = after.slice(word.after.start, word.after.end);
  if (word.kind === 'same') return newer;
  return `${older === '' ? '' : `[-${older}-]`}${newer === '' ? '' : `{+${newer}+}`}`;
}
