/** A link between two numbers. */
export interface Link {
  readonly a: number;
  readonly b: number;
  /** the stronger link is followed first where a decision lets only one of two hold */
  readonly strength: number;
}

/** What a person decided: a merge holds all of its two sides together, a split keeps all of the two sides apart. */
export interface GroupDecision {
  readonly id: number;
  readonly kind: 'merge' | 'split';
  readonly sideA: readonly number[];
  readonly sideB: readonly number[];
}

export interface LinkedGroups {
  /** members ascending; the group of the smallest number first */
  readonly groups: readonly (readonly number[])[];
  /** links that a decision does not let hold, by their place in `links`, and the decision */
  readonly overruled: ReadonlyMap<number, number>;
}

/**
 * Parts numbers into groups: those that are linked, directly or through others, are one, unless a split keeps them apart.
 * Decided merges come first, then links, the strongest first; a link that would bring the two sides of a split together
 * is left out. The result depends on what is given, not on its order.
 *
 * ids      all members; links and decisions may name others, which are passed over
 * fails    never
 */
export function groupLinked(
  ids: readonly number[],
  links: readonly Link[],
  decisions: readonly GroupDecision[],
): LinkedGroups {
  const forest = new Forest(ids, decisions);
  for (const { kind, sideA, sideB } of decisions.toSorted((x, y) => x.id - y.id)) {
    const [first, ...others] = [...sideA, ...sideB];
    if (kind === 'merge' && first !== undefined) for (const other of others) forest.join(first, other);
  }
  const overruled = new Map<number, number>();
  const ranked = links.map((link, at) => ({ link, at })).toSorted((x, y) => byStrength(x.link, y.link));
  for (const { link, at } of ranked) {
    const decision = forest.join(link.a, link.b);
    if (decision !== null) overruled.set(at, decision);
  }
  return { groups: forest.groups(), overruled };
}

function byStrength(x: Link, y: Link): number {
  const [[a, b], [c, d]] = [ends(x), ends(y)];
  return y.strength - x.strength || a - c || b - d;
}

function ends({ a, b }: Link): [number, number] {
  return a < b ? [a, b] : [b, a];
}

/** Sides of splits that a group holds: `id` of the split for its first side, `-id` for its second. */
type Sides = Set<number>;

class Forest {
  private readonly parent = new Map<number, number>();
  private readonly sides = new Map<number, Sides>();

  constructor(ids: readonly number[], decisions: readonly GroupDecision[]) {
    for (const id of ids) this.parent.set(id, id);
    for (const { id, kind, sideA, sideB } of decisions) {
      if (kind !== 'split') continue;
      for (const member of sideA) this.addSide(member, id);
      for (const member of sideB) this.addSide(member, -id);
    }
  }

  /** Joins two groups. Returns the split that forbids it, null where they are one now, or one of them is unknown. */
  join(a: number, b: number): number | null {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    if (x === null || y === null || x === y) return null;
    const [ofX, ofY] = [this.sides.get(x), this.sides.get(y)];
    const against = [...(ofX ?? [])].filter((side) => ofY?.has(-side)).map(Math.abs);
    if (against.length > 0) return Math.min(...against);
    const [root, child] = x < y ? [x, y] : [y, x];
    this.parent.set(child, root);
    if (ofX !== undefined || ofY !== undefined) this.sides.set(root, new Set([...(ofX ?? []), ...(ofY ?? [])]));
    return null;
  }

  groups(): number[][] {
    const groups = new Map<number, number[]>();
    for (const id of [...this.parent.keys()].sort((a, b) => a - b)) {
      const root = this.rootOf(id) ?? id;
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [id]);
      else group.push(id);
    }
    return [...groups.values()];
  }

  private addSide(member: number, side: number): void {
    if (!this.parent.has(member)) return;
    const known = this.sides.get(member);
    if (known === undefined) this.sides.set(member, new Set([side]));
    else known.add(side);
  }

  private rootOf(id: number): number | null {
    let root = this.parent.get(id);
    if (root === undefined) return null;
    for (let up = this.parent.get(root); up !== undefined && up !== root; up = this.parent.get(root)) root = up;
    this.parent.set(id, root);
    return root;
  }
}
