/** What can be wrong, by kind, with the heading under which it is told. */
export const faultKinds = {
  'kept-file-missing': 'Kept files that are missing',
  'kept-file-altered': 'Kept files that do not hold the bytes they are named after',
  'kept-file-unreadable': 'Kept files that cannot be unfolded',
  'chain-broken': 'Entries of the chain that do not follow from the one before',
  'chain-altered': 'Entries of the chain that their hash does not seal',
  'chain-missing': 'Received articles that no entry of the chain covers',
  'chain-unfounded': 'Entries of the chain that nothing recorded stands behind',
  'dump-altered': 'Dumps whose rows say otherwise than their bytes or the chain',
  'appearance-missing': 'Articles of a dump that are not recorded',
  'appearance-unfounded': 'Recorded articles that their dump does not give',
  'appearance-altered': 'Recorded articles that say otherwise than the bytes of their dump',
  'text-missing': 'Texts that are missing',
  'text-altered': 'Texts that are not what was received',
  'text-unfounded': 'Texts that no dump gave',
  'article-broken': 'Articles that hold texts which nothing joins, or lack texts that are theirs',
  'revision-missing': 'Revisions that are missing',
  'revision-unfounded': 'Revisions that nothing received makes',
  'revision-altered': 'Revisions that say otherwise than what was received',
  'claim-missing': 'Claims that are missing',
  'claim-unfounded': 'Claims that the text does not make',
  'claim-altered': 'Claims that say otherwise than the text',
  'claim-misplaced': 'Claims that do not stand where they say',
  'change-missing': 'Changes that are missing',
  'change-unfounded': 'Changes that the texts do not show',
  'change-altered': 'Changes that say otherwise than the texts',
  'finding-missing': 'Findings that are missing',
  'finding-unfounded': 'Findings that the texts do not show, or not so',
  'series-broken': 'Points of series that lead nowhere',
  'point-missing': 'Claims that are points of no series',
  'point-altered': 'Points of series that are not what their claims measure',
  'series-altered': 'Series that hold, or are called, otherwise than their points make',
  'digest-altered': 'Digests that are not what was told',
} as const;

export type FaultKind = keyof typeof faultKinds;

/** Where something is wrong, as far as it is known. */
export interface FaultPlace {
  /** name of the file as it was dropped */
  readonly dump?: string;
  readonly sha256?: string;
  /** bytes [byte, endByte) of the unfolded dump */
  readonly byte?: number;
  readonly endByte?: number;
  /** article and number of the revision, `12.3` */
  readonly revision?: string;
  /** number of the claim in its revision */
  readonly claim?: number;
  readonly change?: number;
  readonly digest?: string;
  /** number in the chain */
  readonly entry?: number;
  readonly point?: number;
  readonly series?: number;
}

/** One thing that is not as it was received, or as it was read from what was received. */
export interface Fault {
  readonly kind: FaultKind;
  readonly where: FaultPlace;
  /** what is wrong, in words */
  readonly what: string;
  readonly expected: string | null;
  readonly found: string | null;
}
