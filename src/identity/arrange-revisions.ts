/** One sighting of a text of the article, with the times that order it. Instants are ISO strings in UTC. */
export interface Sighting {
  readonly textId: number;
  /** when the article says it was published; a day counts as its first moment in UTC */
  readonly published: string | null;
  readonly observedAt: string;
  /** the dump itself says when it saw the text, or it holds no other text of this article */
  readonly observedStated: boolean;
  readonly dumpId: number;
  readonly ordinal: number;
}

/** A text at one place in the history: `occurrence` counts the places at which the same text stands. */
export interface ArrangedRevision {
  readonly textId: number;
  readonly occurrence: number;
  /** from 1 */
  readonly position: number;
  /** the sighting that opens it */
  readonly first: Sighting;
}

/**
 * Orders the texts of one article into its history. The result depends on the sightings alone, not on the order in
 * which they became known.
 *
 * Sightings are ordered by published, then observed time; runs of one text are one revision. A text that comes back
 * after another one is a further occurrence (A, B, A), unless the sighting says nothing of time: a dump that holds
 * several versions of the article at once, undated, is an archive and no proof that the old text returned.
 *
 * sightings  at least one, of one article
 * returns    the revisions in order; every text has at least one
 */
export function arrangeRevisions(sightings: readonly Sighting[]): ArrangedRevision[] {
  const publishedOf = new Map<number, string>();
  for (const { textId, published } of sightings) {
    const known = publishedOf.get(textId);
    if (published !== null && (known === undefined || published < known)) publishedOf.set(textId, published);
  }
  const ordered = sightings
    .map((sighting) => {
      const published = sighting.published ?? publishedOf.get(sighting.textId) ?? null;
      return { sighting, at: published === null ? sighting.observedAt : toMoment(published) };
    })
    .sort((a, b) => compare(a.at, b.at) || bySighting(a.sighting, b.sighting));
  const archives = archiveDumps(sightings);
  const seen = new Map<number, number>();
  const out: ArrangedRevision[] = [];
  for (const { sighting } of ordered) {
    const last = out[out.length - 1];
    if (last !== undefined && last.textId === sighting.textId) continue;
    const before = seen.get(sighting.textId) ?? 0;
    const timeless = sighting.published === null && !sighting.observedStated && archives.has(sighting.dumpId);
    if (before > 0 && timeless) continue;
    seen.set(sighting.textId, before + 1);
    out.push({ textId: sighting.textId, occurrence: before + 1, position: out.length + 1, first: sighting });
  }
  return out;
}

/** Dumps that hold more than one text of the article. */
function archiveDumps(sightings: readonly Sighting[]): Set<number> {
  const textOf = new Map<number, number>();
  const archives = new Set<number>();
  for (const { dumpId, textId } of sightings) {
    const other = textOf.get(dumpId);
    if (other !== undefined && other !== textId) archives.add(dumpId);
    textOf.set(dumpId, textId);
  }
  return archives;
}

function bySighting(a: Sighting, b: Sighting): number {
  return compare(a.observedAt, b.observedAt) || a.dumpId - b.dumpId || a.ordinal - b.ordinal;
}

function toMoment(published: string): string {
  return published.length === 10 ? `${published}T00:00:00.000Z` : published;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
