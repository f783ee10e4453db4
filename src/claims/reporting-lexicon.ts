/**
 * Verbs and phrases that attribute a statement, and words that hedge it.
 * Source: gathered by hand from style guides on attribution.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Finite reporting verbs that take their source as subject, before or behind. */
export const reportingVerbs = list(
  `said says say tell report claim warn estimate told tells added adds reported reports announced announces confirmed confirms stated states estimated
  estimates claimed claims warned warns noted notes acknowledged insisted argued explained wrote writes tweeted posted
  declared predicted predicts forecast forecasts projected projects revealed disclosed counted believes believe thinks
  think suggested suggests admitted denied alleged alleges conceded recalled concluded calculated calculates found
  shows showed indicated indicates recorded tallied`,
);

/** Those that attribute even without "that" and with the source behind them ("…, said the minister"). */
export const plainReportingVerbs = list(
  'said says told added adds reported reports confirmed announced warned noted stated wrote',
);

/** Words of which a named or unnamed source consists; they tell a source from another subject. */
export const sourceNouns = list(
  `official officials ministry minister government police spokesman spokeswoman spokesperson spokespeople agency source
  sources army military president company report statement authorities authority witness witnesses resident residents
  analyst analysts monitor monitors department bank commission committee council office service newspaper media agency
  hospital doctor doctors governor mayor prosecutor prosecutors court union group operator organisation organization
  observatory centre center survey study data figures document documents commander general leader chief director
  executive secretary expert experts lawmaker lawmakers senator lawyer lawyers reporter correspondent pentagon kremlin
  white groups agencies ministries companies police charity charities charities activists rebels lawyers union unions people locals rescuers firefighters organizers campaigners relatives monitor paper un u.n. nato eu who fund institute university firm guard`,
);

export const hedges = list(
  `reportedly allegedly apparently possibly probably presumably perhaps maybe purportedly supposedly may might could
  likely unconfirmed preliminary provisional believed feared thought presumed unverified initial`,
);

/** Openings of correction and update notices. */
export const noticeOpenings: readonly string[] = [
  'correction',
  'corrects',
  'corrected',
  'updates',
  'adds ',
  'this version',
  'clarification',
  'clarifies',
  'editor',
  'this story has been',
  'this article has been',
  'this report has been',
  'an earlier version',
  'a previous version',
  'in an earlier version',
];
