import type { Profile } from './profile.ts';

/** A distinct profile under its number. */
export interface NumberedProfile {
  readonly id: number;
  readonly profile: Profile;
}

/** A join of two profiles, by their numbers. */
export interface ProfileLink {
  readonly a: number;
  readonly b: number;
  readonly strength: number;
}

/** A decision by hand, in force. A merge has one profile on either side. */
export interface SeriesDecision {
  readonly id: number;
  readonly kind: 'merge' | 'split';
  readonly profilesA: readonly number[];
  readonly profilesB: readonly number[];
}

/**
 * Parts profiles into series: decided merges come first, then links, the strongest first; a link that would bring the
 * two sides of a split together is left out.
 *
 * profiles   all that may belong together; links and decisions may name others, which are passed over
 * returns    numbers of profiles of one series each, ascending; the group of the smallest number first
 * fails      never
 */
export function groupProfiles(
  profiles: readonly NumberedProfile[],
  links: readonly ProfileLink[],
  decisions: readonly SeriesDecision[],
): number[][] {
  const parent = new Map(profiles.map(({ id }) => [id, id]));
  const rootOf = (id: number): number => {
    let root = id;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    return root;
  };
  const splits = decisions.filter(({ kind }) => kind === 'split');
  const membersOf = (root: number) => profiles.map(({ id }) => id).filter((id) => rootOf(id) === root);
  const join = (a: number, b: number) => {
    if (!parent.has(a) || !parent.has(b)) return;
    const [x, y] = [rootOf(a), rootOf(b)];
    if (x === y) return;
    const [ofX, ofY] = [new Set(membersOf(x)), new Set(membersOf(y))];
    const parts = (one: readonly number[], other: readonly number[]) =>
      one.some((id) => ofX.has(id)) && other.some((id) => ofY.has(id));
    if (splits.some((split) => parts(split.profilesA, split.profilesB) || parts(split.profilesB, split.profilesA)))
      return;
    parent.set(Math.max(x, y), Math.min(x, y));
  };
  for (const { kind, profilesA, profilesB } of decisions.toSorted((x, y) => x.id - y.id)) {
    if (kind === 'merge') for (const a of profilesA) for (const b of profilesB) join(a, b);
  }
  for (const { a, b } of links.toSorted((x, y) => y.strength - x.strength || x.a - y.a || x.b - y.b)) join(a, b);
  const groups = new Map<number, number[]>();
  for (const id of [...parent.keys()].sort((x, y) => x - y)) {
    const root = rootOf(id);
    groups.set(root, [...(groups.get(root) ?? []), id]);
  }
  return [...groups.values()];
}
