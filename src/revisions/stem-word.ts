/** Words that say too little to link two sentences or two claims. */
const emptyWords = new Set(
  (
    'a an the of in on at to for by from and or but nor is are was were be been being has have had having do does did ' +
    'with as that this these those it its he she they them his her their there then than so such which who whom whose ' +
    'what when where while will would can could may might shall should must not no into over under after before about ' +
    'up out off down also more most some any all both each other another only just still yet now very said say says ' +
    'according told s t'
  ).split(' '),
);

/** No English word is longer; what is, is an address or a run of letters without spaces, and has no ending. */
const wordLengthMax = 40;

/**
 * Brings a word to the form in which likeness is counted: lower case, without common English endings.
 *
 * word     one word as `splitWords` gives it
 * returns  the stem; "" for signs and for words that say little by themselves
 * fails    never
 * source   the first steps of Porter's stemmer (1980), which are those that inflection needs
 */
export function stemWord(word: string): string {
  const lower = word.toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(lower)) return '';
  const bare = lower.replace(/'s$|s'$/u, '').replace(/\.$/u, '');
  if (emptyWords.has(bare)) return '';
  if (bare.length < 4 || bare.length > wordLengthMax || /\d/.test(bare)) return bare;
  return stripEnding(bare);
}

function stripEnding(word: string): string {
  let stem = word;
  if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:ss|x|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (stem.endsWith('s') && !/(?:ss|us|is)$/.test(stem)) stem = stem.slice(0, -1);
  const verb = /^(.*[aeiouy].*?)(?:ed|ing)$/.exec(stem);
  if (verb?.[1] !== undefined && verb[1].length >= 3) {
    stem = verb[1];
    if (/(.)\1$/.test(stem) && !/(?:ll|ss|zz)$/.test(stem)) stem = stem.slice(0, -1);
  }
  if (stem.endsWith('e') && stem.length > 4) stem = stem.slice(0, -1);
  return stem;
}
