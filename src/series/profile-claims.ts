import { unitOf } from '../changes/read-unit.ts';
import type { Claim } from '../claims/reading.ts';
import { toSubjectKey } from '../claims/subject-key.ts';
import type { Profile } from './profile.ts';

/** An article as its claims are profiled. */
export interface ProfileInput {
  readonly claims: readonly Claim[];
  /** headline and body joined, as the claims were read from it */
  readonly text: string;
  readonly headlineLength: number;
  /** day or instant of publication, or an estimate; null when unknown */
  readonly date: string | null;
  readonly outlet: string | null;
}

/**
 * Works out what each claim of an article measures, completed from the article: headline, lead, names.
 *
 * returns  one profile a claim, in their order; null for a claim that is no point of a series (of the headline)
 * fails    never
 */
export function profileClaims({ claims, text, headlineLength, date }: ProfileInput): (Profile | null)[] {
  const body = text.slice(headlineLength).trimStart();
  const top = `${text.slice(0, headlineLength)} ${body.split('\n', 1)[0] ?? ''}`;
  const story = namesOf(top);
  const topic = toSubjectKey(top)
    .split(' ')
    .filter((word) => !story.includes(word));
  return claims.map((claim) => {
    if (claim.part === 'headline') return null;
    const names = namesOf(claim.subject);
    const words = toSubjectKey(claim.subject)
      .split(' ')
      .filter((word) => word !== '' && !names.includes(word));
    const unit = claim.kind === 'date' ? { family: 'date', shown: 'date' } : unitOf(claim.quantity);
    return {
      kind: claim.kind,
      unit: unit.family,
      head: words,
      marks: [],
      words: [],
      mode: claim.kind === 'figure' && claim.quantity.trend !== null ? 'change' : 'level',
      status: null,
      places: names,
      actors: [],
      near: namesOf(claim.sentence),
      story,
      events: [],
      isOfEvent: false,
      topic,
      day: date?.slice(0, 10) ?? null,
      years: [],
      size: null,
      name: claim.subject,
      unitName: unit.shown,
    };
  });
}

function namesOf(text: string): string[] {
  const names = [...text.matchAll(/(?<!^|[.!?]\s)\p{Lu}[\p{L}.-]+/gu)].map(([name]) => toSubjectKey(name));
  return [...new Set(names.filter((name) => name !== ''))].sort();
}
