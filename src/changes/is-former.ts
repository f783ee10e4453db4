import type { Claim } from '../claims/reading.ts';

// Troops and offers are withdrawn as well: a word for something said has to follow.
const withdrawing =
  /\b(?:withdr(?:ew|awn|aws|awing)|retract(?:s|ed|ing)?|took back|taken back|rescind(?:s|ed)|walked back|backed away from|disavow(?:s|ed))\b[^.;]*\b(?:statements?|claims?|figures?|reports?|estimates?|tolls?|counts?|numbers?|tally|assertions?|remarks?|forecasts?|said)\b[^.;]*$/iu;

const small = '(?:(?:by|in|on|from|at|until|for|to|the|a|an|about|around|as)\\s+)*';

/** "Rather than by the end of the year", "on November 2, not October 12". */
const setAgainst = new RegExp(
  `(?:\\brather than|\\binstead of|\\bas opposed to|[,–—(-]\\s*(?:and )?not)\\s+${small}$`,
  'iu',
);

/** "Had been due in April", "which had been planned for", "originally scheduled for". */
const pastPlan = new RegExp(
  `\\b(?:had\\s+(?:\\w+ly\\s+|earlier\\s+|first\\s+)?been|originally|initially|previously|formerly)\\s+(?:\\w+ly\\s+)?(?:due|planned|set|scheduled|expected|slated|promised|announced|pencilled in|foreseen|meant)\\b(?:\\s+(?:to\\s+)?\\w+){0,4}?\\s*${small}$`,
  'iu',
);

// "It had promised to write by March 20", "the levy that was to apply from 1 March": plans that are told of as past.
const droppedPlan =
  /(?:\bhad\s+(?:\w+ly\s+)?(?:promised|planned|pledged|vowed|hoped|aimed|intended|wanted|meant|undertaken)\s+to|\b(?:that|which|who)\s+(?:was|were)\s+(?:due\s+|meant\s+|supposed\s+)?to)\b(?:(?!\bbut\b|\bnow\b)[^,;.]){1,80}?\s(?:by|from|in|on|until|at)?\s*$/iu;

// "Dropping the plan to reopen on Tuesday", "gave up its plans to close the school in May".
const givenUpPlan =
  /\b(?:dropp(?:ed|ing)|drops?|scrapp(?:ed|ing)|scraps?|abandon(?:s|ed|ing)?|shelv(?:es|ed|ing)|ditch(?:es|ed|ing)?|cancell?(?:s|ed|ing)|(?:gave|gives|giving|given) up|backed away from)\s+(?:the|its|his|her|their|a|all|any|earlier)?\s*plans?\s+(?:to|for)\b[^,;.]{1,80}?\s(?:by|from|in|on|until|at)?\s*$/iu;

// "The report, which was due by the end of May, is now expected by July".
const wasDue = new RegExp(
  `\\b(?:which|that)\\s+(?:was|were)\\s+(?:\\w+ly\\s+)?(?:due|planned|set|scheduled|expected|slated|meant)\\b(?:\\s+(?:to\\s+)?\\w+){0,3}?\\s*${small}$`,
  'iu',
);

// "Cut its forecast to between 21 and 22.5 million, from 24 million".
const cutFrom = /\bto\s[^.;]{2,80}\d[^.;]{0,40},\s*from\s+$/iu;

// "Down from nine on Tuesday": the day of the old value.
const comparedWith =
  /\b(?:up|down|compared (?:to|with)|against)\s+(?:from\s+)?[^,;.]{1,40}\bon\s*$|\b(?:up|down)\s+from\s+[^,;.]{1,40}$/iu;

const moving =
  /\b(?:mov|postpon|delay|push|bring|brought|shift|chang|put (?:back|off)|extend|reschedul|defer|advanc)\w*\b/iu;

/** A cue stands no further before its figure; a line without full stops may be a whole book. */
const cueCharactersMax = 300;

/** Each claim is asked about many times in one comparison. */
const judged = new WeakMap<Claim, boolean>();

/**
 * Tells whether a claim gives a value that holds no longer: one that the reading has marked so, one that the sentence
 * takes back, and one that it sets against the value in force.
 *
 * claim    a figure or date with its sentence
 * returns  whether the value is a past or withdrawn one
 * fails    never
 */
export function isFormer(claim: Claim): boolean {
  const known = judged.get(claim);
  if (known !== undefined) return known;
  const former = (claim.standing === 'former' && !isBounded(claim)) || isSetAside(claim);
  judged.set(claim, former);
  return former;
}

/** "No earlier than July 19" sets a bound; its "earlier" speaks of no old value. */
function isBounded({ sentence, sentenceStart, start }: Claim): boolean {
  return /^(?:no (?:earlier|later|sooner) than|not (?:before|until|later than))\b/iu.test(
    sentence.slice(start - sentenceStart),
  );
}

function isSetAside(claim: Claim): boolean {
  const at = claim.start - claim.sentenceStart;
  const before = claim.sentence.slice(Math.max(0, at - cueCharactersMax), at);
  if (setAgainst.test(before) || withdrawing.test(before)) return true;
  if (claim.kind === 'figure' && cutFrom.test(before)) return true;
  return claim.kind === 'date' && isFormerDate(claim, before);
}

function isFormerDate(claim: Claim, before: string): boolean {
  if (pastPlan.test(before) || droppedPlan.test(before) || comparedWith.test(before)) return true;
  const after = claim.sentence.slice(claim.end - claim.sentenceStart);
  if (givenUpPlan.test(before)) return true;
  if (wasDue.test(before) && /^,.*\b(?:now|instead|postponed|delayed|put off|moved|will)\b/iu.test(after)) return true;
  const text = claim.sentence.slice(claim.start - claim.sentenceStart, claim.end - claim.sentenceStart);
  if (!moving.test(before)) return false;
  // "moved the vote from April 28 to May 5", "postponed June's election"
  const isFrom = /^from\b/iu.test(text) || /\bfrom\s+(?:the\s+)?$/iu.test(before);
  return /^['’]s\b/u.test(after) || (isFrom && /^\s*(?:,|to|until|till)\b/u.test(after));
}
