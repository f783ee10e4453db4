/** A version link between two texts. */
export interface TextLink {
  readonly a: number;
  readonly b: number;
  /** the stronger link is followed first where a decision lets only one of two hold */
  readonly strength: number;
}

/** A decision by hand, in force. A merge has one text on either side. */
export interface Decision {
  readonly id: number;
  readonly kind: 'merge' | 'split';
  readonly textsA: readonly number[];
  readonly textsB: readonly number[];
}

export interface GroupedTexts {
  /** texts of one article each, ascending; the group of the smallest text first */
  readonly groups: readonly (readonly number[])[];
  /** links that a decision does not let hold, by their place in `links`, and the decision */
  readonly overruled: ReadonlyMap<number, number>;
}

/**
 * Parts texts into articles: texts that are linked, directly or through others, are one, unless a split keeps them
 * apart. Decided merges come first, then links, the strongest first; a link that would bring the two sides of a split
 * together is left out. The result depends on what is given, not on its order.
 *
 * textIds    all texts; links and decisions may name others, which are passed over
 * fails      never
 */
export function groupTexts(
  textIds: readonly number[],
  links: readonly TextLink[],
  decisions: readonly Decision[],
): GroupedTexts {
  const forest = new Forest(textIds, decisions);
  for (const { kind, textsA, textsB } of decisions.toSorted((x, y) => x.id - y.id)) {
    const [a, b] = [textsA[0], textsB[0]];
    if (kind === 'merge' && a !== undefined && b !== undefined) forest.join(a, b);
  }
  const overruled = new Map<number, number>();
  const ranked = links.map((link, at) => ({ link, at })).toSorted((x, y) => byStrength(x.link, y.link));
  for (const { link, at } of ranked) {
    const decision = forest.join(link.a, link.b);
    if (decision !== null) overruled.set(at, decision);
  }
  return { groups: forest.groups(), overruled };
}

function byStrength(x: TextLink, y: TextLink): number {
  const [[a, b], [c, d]] = [ends(x), ends(y)];
  return y.strength - x.strength || a - c || b - d;
}

function ends({ a, b }: TextLink): [number, number] {
  return a < b ? [a, b] : [b, a];
}

/** Sides of splits that a group holds: `id` of the split for its first side, `-id` for its second. */
type Sides = Set<number>;

class Forest {
  private readonly parent = new Map<number, number>();
  private readonly sides = new Map<number, Sides>();

  constructor(textIds: readonly number[], decisions: readonly Decision[]) {
    for (const id of textIds) this.parent.set(id, id);
    for (const { id, kind, textsA, textsB } of decisions) {
      if (kind !== 'split') continue;
      for (const text of textsA) this.addSide(text, id);
      for (const text of textsB) this.addSide(text, -id);
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

  private addSide(text: number, side: number): void {
    if (!this.parent.has(text)) return;
    const known = this.sides.get(text);
    if (known === undefined) this.sides.set(text, new Set([side]));
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

/**
 * Says which article each group is: it keeps the number that its oldest text has, where no group before it took that.
 *
 * groups     as `groupTexts` gives them
 * articleOf  the article each text is in now; null for a new text
 * returns    for each group its article, or null where a new one is to be opened
 */
export function chooseArticles(
  groups: readonly (readonly number[])[],
  articleOf: ReadonlyMap<number, number | null>,
): (number | null)[] {
  const taken = new Set<number>();
  return groups.map((group) => {
    for (const text of group) {
      const article = articleOf.get(text) ?? null;
      if (article === null || taken.has(article)) continue;
      taken.add(article);
      return article;
    }
    return null;
  });
}
