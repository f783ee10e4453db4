import { z } from 'zod';
import { readClaims } from '../claims/read-claims.ts';
import { type JoinedPoint, type JoinedSeries, joinArticles } from '../series/join-articles.ts';
import type { ProfileInput } from '../series/profile-claims.ts';
import { joinRevisionText } from '../text/revision-text.ts';
import { partHeadline } from './compare-stories.ts';

const topicSchema = z.object({
  id: z.string(),
  articles: z.array(z.object({ date: z.string().nullish(), outlet: z.string().nullish(), text: z.string() })),
});

/** Articles of one topic, as the command `series` takes them a line each. */
export type Topic = z.infer<typeof topicSchema>;

/** A point as it is printed: of which article, counted from 0, and where it stands. */
export interface TopicPoint {
  readonly article: number;
  /** a number, [low, high] of a range, or a TIMEX3 date */
  readonly value: number | readonly [number, number] | string;
  readonly mod?: string;
  readonly bound: string;
  readonly asOf: string | null;
  readonly text: string;
  readonly sentence: string;
}

export interface TopicSeries {
  readonly subject: string;
  readonly unit: string;
  readonly kind: 'figure' | 'date';
  readonly points: readonly TopicPoint[];
}

export interface JoinedTopic {
  readonly topic: string;
  readonly series: readonly TopicSeries[];
}

/**
 * Checks a topic that came as JSON.
 *
 * fails    Error that names what is missing
 */
export function parseTopic(line: string): Topic {
  const parsed = topicSchema.safeParse(JSON.parse(line));
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
}

/** Reads the claims of a topic's articles and joins them into series. */
export function joinTopic(topic: Topic): JoinedTopic {
  const texts = topic.articles.map(({ date, outlet, text }): ProfileInput => {
    const joined = joinRevisionText(partHeadline(text));
    const { claims } = readClaims({ ...joined, date: date ?? null });
    return { ...joined, claims, date: date ?? null, outlet: outlet ?? null };
  });
  return { topic: topic.id, series: joinArticles(texts).map((series) => toTopicSeries(series, texts)) };
}

function toTopicSeries({ name, unit, kind, points }: JoinedSeries, texts: readonly ProfileInput[]): TopicSeries {
  return { subject: name, unit, kind, points: points.map((point) => toTopicPoint(point, texts)) };
}

function toTopicPoint(point: JoinedPoint, texts: readonly ProfileInput[]): TopicPoint {
  const { article, claim, date, mod, value, low, high, bound, asOf } = point;
  const text = texts[article]?.text ?? '';
  return {
    article,
    value: date ?? value ?? [low ?? 0, high ?? 0],
    ...(mod === null ? {} : { mod }),
    bound,
    asOf,
    text: text.slice(claim.start, claim.end),
    sentence: claim.sentence,
  };
}
