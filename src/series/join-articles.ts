import { groupBy } from '../base/group-by.ts';
import type { Claim } from '../claims/reading.ts';
import { groupProfiles, type ProfileLink } from './group-profiles.ts';
import { keysOf } from './keys-of.ts';
import { matchProfiles } from './match-profiles.ts';
import { nameSeries } from './name-series.ts';
import type { Profile } from './profile.ts';
import { type ProfileInput, profileClaims } from './profile-claims.ts';
import { type SeriesPoint, toPoint } from './to-point.ts';

/** A point with where it stands. */
export interface JoinedPoint extends SeriesPoint {
  /** index of the article */
  readonly article: number;
  readonly claim: Claim;
}

export interface JoinedSeries {
  readonly name: string;
  readonly unit: string;
  readonly kind: 'figure' | 'date';
  readonly points: readonly JoinedPoint[];
}

/**
 * Joins the claims of a handful of articles into series, all in memory. The service joins incrementally through the same
 * functions.
 *
 * articles  in any order
 * returns   series in the order of their first points; each value of an article is one point of a series
 * fails     never; time grows with the square of the number of claims that share a key
 */
export function joinArticles(articles: readonly ProfileInput[]): JoinedSeries[] {
  const members: Member[] = [];
  articles.forEach((input, article) => {
    const profiles = profileClaims(input);
    input.claims.forEach((claim, at) => {
      const profile = profiles[at];
      if (profile) members.push({ id: members.length, article, claim, profile });
    });
  });
  const groups = groupProfiles(members, linkMembers(members), []);
  return [...groups].map((ids) => toSeries(ids.flatMap((id) => members[id] ?? [])));
}

interface Member {
  readonly id: number;
  readonly article: number;
  readonly claim: Claim;
  readonly profile: Profile;
}

/** All joins among profiles that share a key. */
export function linkMembers(members: readonly { readonly id: number; readonly profile: Profile }[]): ProfileLink[] {
  const byKey = groupBy(
    members.flatMap((member) => keysOf(member.profile).map((key) => ({ key, member }))),
    ({ key }) => key,
  );
  const links = new Map<string, ProfileLink>();
  for (const sharing of byKey.values()) {
    sharing.forEach(({ member: a }, at) => {
      for (const { member: b } of sharing.slice(at + 1)) {
        const pair = a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`;
        if (a.id === b.id || links.has(pair)) continue;
        const { joins, strength } = matchProfiles(a.profile, b.profile);
        if (joins) links.set(pair, { a: a.id, b: b.id, strength });
      }
    });
  }
  return [...links.values()];
}

function toSeries(members: readonly Member[]): JoinedSeries {
  const { name, unit } = nameSeries(members.map(({ profile }) => profile));
  const points: JoinedPoint[] = [];
  const seen = new Set<string>();
  for (const { article, claim } of members) {
    const point = { ...toPoint(claim, unit), article, claim };
    const key = JSON.stringify([article, point.low, point.high, point.date, point.mod]);
    if (seen.has(key)) continue;
    seen.add(key);
    points.push(point);
  }
  return { name, unit, kind: members[0]?.profile.kind ?? 'figure', points };
}
