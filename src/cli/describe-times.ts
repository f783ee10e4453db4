/** What a revision says of when it was published. */
export interface DatedRevision {
  readonly published: string | null;
  readonly estimatedFrom: string | null;
  readonly estimatedTo: string | null;
}

/** `published 2026-03-01 08:00Z`, `published between … and … (estimated)`, `states no date`. */
export function describePublished({ published, estimatedFrom: from, estimatedTo: to }: DatedRevision): string {
  if (published !== null) return `published ${shortTime(published)}`;
  if (from === null && to === null) return 'states no date';
  if (from === to) return `published about ${from} (estimated)`;
  return `published between ${from ?? '…'} and ${to ?? '…'} (estimated)`;
}

/** An instant without seconds that say nothing: `2026-03-01 08:00Z`; a day as it is. */
export function shortTime(moment: string): string {
  return moment.replace('T', ' ').replace(/(?::00)?(?:\.\d+)?Z$/, 'Z');
}
