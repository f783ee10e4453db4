import { createHash } from 'node:crypto';
import type { JoinInput } from '../db/queries/series-owed.ts';
import { toClaim } from '../db/queries/stored-claims.ts';
import { groupProfiles, type ProfileLink, type SeriesDecision } from '../series/group-profiles.ts';
import { keysOf } from '../series/keys-of.ts';
import { matchProfiles } from '../series/match-profiles.ts';
import { type Profile, profileVersion } from '../series/profile.ts';
import { profileClaims } from '../series/profile-claims.ts';
import { joinRevisionText } from '../text/revision-text.ts';

/** What a claim measures, as it is stored: the profile as JSON, the hash of its content, and its index keys. */
export interface Measure {
  readonly hash: string;
  readonly profile: string;
  /** integers of 48 bits */
  readonly keys: readonly number[];
}

/** The points that a revision has by its claims. */
export interface MeasuredRevision {
  readonly points: readonly { readonly claimId: number; readonly hash: string }[];
}

export interface MeasuredClaims {
  /** each once, in no promised order */
  readonly measures: readonly Measure[];
  /** one a revision, in their order */
  readonly revisions: readonly MeasuredRevision[];
}

/** Works out what the claims of some revisions measure. */
export function measureClaims({ revisions }: { revisions: readonly JoinInput[] }): MeasuredClaims {
  const measures = new Map<string, Measure>();
  const measured = revisions.map((revision) => {
    const { text, headlineLength } = joinRevisionText(revision);
    const claims = revision.claims.map((row) => toClaim(row, text));
    // The date as it is known in the end: that of reception would make the order of arrival count.
    const date = revision.published ?? revision.estimatedTo;
    const profiles = profileClaims({ claims, text, headlineLength, date, outlet: revision.outlet });
    const points = revision.claims.flatMap((row, i) => {
      const profile = profiles[i] ?? null;
      if (profile === null) return [];
      const measure = toMeasure(profile);
      if (!measures.has(measure.hash)) measures.set(measure.hash, measure);
      return [{ claimId: Number(row.id), hash: measure.hash }];
    });
    return { points };
  });
  return { measures: [...measures.values()], revisions: measured };
}

/** The measure that a stored profile makes: where its hash is another one, another version made it, or it was altered. */
export function measureOf(profile: string): Measure {
  return toMeasure(JSON.parse(profile) as Profile);
}

function toMeasure(profile: Profile): Measure {
  // Profiles are made in one place, their parts in one order: the same one gives the same bytes.
  const json = JSON.stringify(profile);
  const hash = createHash('sha256').update(`${profileVersion}\n${json}`).digest('base64url').slice(0, 32);
  return { hash, profile: json, keys: [...new Set(keysOf(profile).map(toKey))] };
}

function toKey(key: string): number {
  return createHash('sha1').update(key).digest().readUIntBE(0, 6);
}

/** Measures that are to be placed, and stored ones that share a key with them. */
export interface MatchInput {
  readonly fresh: readonly Measure[];
  readonly known: readonly { readonly hash: string; readonly profile: string; readonly group: number }[];
  /** which known one each of the fresh shares a key with: index of the fresh, index of the known, and so on */
  readonly pairs: readonly number[];
}

export interface Matches {
  /** indexes of a fresh and of a known one that join, and so on; of each group of known ones one is enough */
  readonly known: readonly (readonly [fresh: number, known: number])[];
  readonly fresh: readonly (readonly [number, number])[];
}

/**
 * Finds which stored measures new ones join. What is known to be one already is not compared again: joining says which
 * are one, directly or through others, so that any one member of a group stands for all.
 */
export function matchMeasures({ fresh, known, pairs }: MatchInput): Matches {
  const parsed = fresh.map(parse);
  const groups = openGroups();
  const freshLinks: [number, number][] = [];
  forSharing(fresh, (a, b) => {
    if (groups.isOne(a, b)) return;
    if (!matchProfiles(parsed[a] as Profile, parsed[b] as Profile).joins) return;
    groups.join(a, b);
    freshLinks.push([a, b]);
  });
  const knownLinks: [number, number][] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const [a, b] = [pairs[i] as number, pairs[i + 1] as number];
    const group = fresh.length + (known[b]?.group ?? 0);
    if (groups.isOne(a, group)) continue;
    if (!matchProfiles(parsed[a] as Profile, parse(known[b] as Measured)).joins) continue;
    groups.join(a, group);
    knownLinks.push([a, b]);
  }
  return { known: knownLinks, fresh: freshLinks };
}

type Measured = Pick<Measure, 'hash' | 'profile'>;

/** Profiles that a thread keeps as it compared them last: to parse one takes longer than to compare two. */
const parsedMax = 5000;
const parsedLast = new Map<string, Profile>();

function parse({ hash, profile }: Measured): Profile {
  const parsed = parsedLast.get(hash) ?? (JSON.parse(profile) as Profile);
  parsedLast.delete(hash);
  parsedLast.set(hash, parsed);
  const [oldest] = parsedLast.size > parsedMax ? parsedLast.keys() : [];
  if (oldest !== undefined) parsedLast.delete(oldest);
  return parsed;
}

/** Measures that may be of one series, and what was decided of them by hand, by their hashes. */
export interface GroupInput {
  readonly measures: readonly Measure[];
  readonly decisions: readonly {
    readonly id: number;
    readonly kind: 'merge' | 'split';
    readonly measuresA: readonly string[];
    readonly measuresB: readonly string[];
  }[];
}

/**
 * Parts measures into series.
 *
 * returns  indexes of the measures of one series each
 */
export function groupMeasures({ measures, decisions }: GroupInput): readonly (readonly number[])[] {
  // Numbered by their hashes, so that what is equally strong does not depend on when it came.
  const order = measures.map((_, at) => at).sort((a, b) => (hashAt(measures, a) < hashAt(measures, b) ? -1 : 1));
  const rank = new Map(order.map((at, id) => [measures[at]?.hash, id]));
  const ranksOf = (hashes: readonly string[]) => hashes.flatMap((hash) => rank.get(hash) ?? []).sort((a, b) => a - b);
  const wanted = decisions.map(({ id, kind, measuresA, measuresB }): SeriesDecision => {
    const [profilesA, profilesB] = [ranksOf(measuresA), ranksOf(measuresB)];
    // A merge says that two series are one, not that either could not come apart: one measure stands for each.
    if (kind === 'merge') return { id, kind, profilesA: profilesA.slice(0, 1), profilesB: profilesB.slice(0, 1) };
    return { id, kind, profilesA, profilesB };
  });
  const ranked = order.map((at) => measures[at] as Measure);
  const profiles = ranked.map(({ profile }, id) => ({ id, profile: JSON.parse(profile) as Profile }));
  const isSplit = wanted.some(({ kind }) => kind === 'split');
  const links = linkMeasures(
    ranked,
    profiles.map(({ profile }) => profile),
    isSplit,
  );
  return groupProfiles(profiles, links, wanted).map((group) => group.map((id) => order[id] as number));
}

/** All joins where a split may need the strongest of them; otherwise as many as say what is one. */
function linkMeasures(measures: readonly Measure[], profiles: readonly Profile[], isAll: boolean): ProfileLink[] {
  const groups = openGroups();
  const links: ProfileLink[] = [];
  const seen = new Set<number>();
  forSharing(measures, (a, b) => {
    if (isAll) {
      const pair = a * measures.length + b;
      if (seen.has(pair)) return;
      seen.add(pair);
    } else if (groups.isOne(a, b)) return;
    const { joins, strength } = matchProfiles(profiles[a] as Profile, profiles[b] as Profile);
    if (!joins) return;
    groups.join(a, b);
    links.push({ a, b, strength });
  });
  return links;
}

function hashAt(measures: readonly Measure[], at: number): string {
  return measures[at]?.hash ?? '';
}

/** Calls with the indexes of two measures that share a key, the smaller first; once for each key. */
function forSharing(measures: readonly Measure[], visit: (a: number, b: number) => void): void {
  const holders = new Map<number, number[]>();
  measures.forEach(({ keys }, at) => {
    for (const key of keys) {
      const held = holders.get(key);
      if (held === undefined) {
        holders.set(key, [at]);
        continue;
      }
      for (const other of held) visit(other, at);
      held.push(at);
    }
  });
}

interface Groups {
  isOne(a: number, b: number): boolean;
  join(a: number, b: number): void;
}

/** Which of some numbers are one, as far as is known. */
function openGroups(): Groups {
  const parent = new Map<number, number>();
  const rootOf = (of: number): number => {
    let root = of;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    if (root !== of) parent.set(of, root);
    return root;
  };
  return {
    isOne: (a, b) => rootOf(a) === rootOf(b),
    join: (a, b) => {
      const [x, y] = [rootOf(a), rootOf(b)];
      if (x !== y) parent.set(Math.max(x, y), Math.min(x, y));
    },
  };
}
