/** FNV-1a over code units, as the words of a text are hashed. */
function hashed(words: string): ReadonlySet<number> {
  const out = new Set<number>();
  for (const word of words.trim().split(/\s+/)) {
    let hash = 0x811c9dc5 | 0;
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
    out.add(hash);
  }
  return out;
}

/** Words that say nothing of a text's matter: articles, prepositions, pronouns, auxiliaries, and the reporter's "said". */
export const plainWords = hashed(`
  the a an of in on at to for from by with without within and or but nor as is are was were be been being has have had
  having do does did will would shall should may might must can could cannot not no it its itself he his him himself she
  her hers herself they their theirs them themselves we our ours us you your yours i my mine me this that these those
  who whom whose which what when where why how there here than then so if into onto over under after before during
  between among against about above below up down out off again further once all any both each few more most much many
  other others another some such only own same too very also just even still yet already now while because although
  though until since through across along around toward towards per via upon said says say saying told tell
  according s t re ve ll d m
`);

/** Numbers in words. */
export const figureWords = hashed(`
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen dozens first
  second third fourth fifth sixth seventh eighth ninth tenth half
`);

/** Words by which a report of the day is known. */
export const reportSigns = hashed(`
  monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight said told
`);

/** Words that say when. "May" is left out: it is mostly the verb. */
export const dateWords = hashed(`
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
  january february march april june july august september october november december
  jan feb apr jun jul aug sep sept oct nov dec today yesterday tomorrow tonight morning afternoon evening noon
`);
