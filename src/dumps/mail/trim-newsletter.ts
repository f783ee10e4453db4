/** Lines above a newsletter that lead to its page; none of them says anything of the story. */
const above: readonly RegExp[] = [
  /^(?:(?:click here to|trouble viewing|can(?:['’]t|not) (?:see|read|view)|having trouble|is this (?:e-?mail|message)|if you (?:can(?:['’]t|not)|are (?:having|unable))).{0,120})?(?:view|read|open|see)\b.{0,60}\b(?:(?:web )?browser|online|on the web|web version)\b.{0,160}$/i,
  /^(?:view|read|open) (?:this|it|the) (?:e-?mail|message|newsletter|issue)\b.{0,120}$/i,
  /^(?:web|online) version\b.{0,80}$/i,
  /^(?:forwarded (?:this|to you)|was this (?:e-?mail )?forwarded)\b.{0,140}$/i,
  /^(?:<|\(|\[)?https?:\/\/\S+(?:>|\)|\])?$/i,
];

/** The line that parts a text from the signature. Source: RFC 3676, section 4.3. */
const signature = /^-- ?$/;
const signatureLinesMax = 12;

/** What list programs put below each message: a bar, the name of the list, its addresses. */
const listBar = /^(?:_{20,}|-{20,})$/;
const listName = /\bmailing list\b|\bunsubscribe\b|\byou (?:received|are receiving) this (?:message|email)\b/i;
const listLinesMax = 12;

/** Lines below a newsletter on why it came and how to end it. Source: footers of common programs for newsletters. */
const below: readonly RegExp[] = [
  /\bunsubscribe\b|\bopt[ -]out\b/i,
  /\byou(?:['’]re| are| have|['’]ve)? ?(?:currently )?(?:receiv(?:e|ed|ing)|getting|got|subscribed|signed up)\b.{0,80}\b(?:e-?mails?|messages?|newsletters?|because|list|updates)\b/i,
  /\bthis (?:e-?mail|message|newsletter) was sent (?:to|by|from)\b/i,
  /\b(?:update|manage|change|edit)\b.{0,40}\b(?:preferences|subscriptions?|e-?mail settings)\b/i,
  /\b(?:our|my) (?:mailing|postal) address\b|\badd us to your address book\b|\bforward (?:this|it)? ?(?:e-?mail |newsletter )?to a friend\b/i,
  /\bwant to change how you receive\b|\bwhy did i get this\b/i,
  /^(?:copyright\b|\u00a9|\(c\)).{0,120}$|\ball rights reserved\b/i,
];
/** Of these lines one at least names the way out. */
const wayOut = /\bunsubscribe\b|\bopt[ -]out\b|\bpreferences\b|\bsubscriptions?\b/i;
const footerLinesMax = 16;
/** Between them stand addresses and names: short, and no sentences. */
const footerCharsMax = 110;

/**
 * Takes off a mail's text what its program put there: a link to the message's page above it; the signature, the notice
 * of a mailing list or of a newsletter ("You receive this because …", "Unsubscribe") below it. Quoted replies stay.
 *
 * text     lines parted by \n
 */
export function trimNewsletter(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => (isInvisible(line) ? '' : line));
  let from = 0;
  while (from < lines.length && isAbove(lines[from] ?? '')) from++;
  const shown = from < lines.length ? lines.slice(from) : lines;
  return withoutSignature(withoutListNotice(withoutFooter(shown))).join('\n');
}

/** Joiners and hard spaces that programs put behind the first line, so that lists of mails show nothing more. */
function isInvisible(line: string): boolean {
  return line !== '' && !/[\p{L}\p{N}\p{P}\p{S}]/u.test(line);
}

function isAbove(line: string): boolean {
  const trimmed = line.trim();
  return trimmed === '' || (trimmed.length <= 300 && above.some((pattern) => pattern.test(trimmed)));
}

function withoutFooter(lines: readonly string[]): readonly string[] {
  let cut = lines.length;
  let seen = 0;
  let hasWayOut = false;
  for (let at = lines.length - 1; at > 0 && seen < footerLinesMax; at--) {
    const line = (lines[at] ?? '').trim();
    if (line === '') continue;
    seen += 1;
    const isFooter = line.length <= 400 && below.some((pattern) => pattern.test(line));
    if (!isFooter && (line.length > footerCharsMax || /[.!?\u2026]["'\u201d\u2019)]*$/.test(line))) break;
    if (!isFooter) continue;
    cut = at;
    hasWayOut ||= wayOut.test(line);
  }
  return hasWayOut ? lines.slice(0, cut) : lines;
}

function withoutListNotice(lines: readonly string[]): readonly string[] {
  const bar = lines.findLastIndex((line) => listBar.test(line.trim()));
  if (bar <= 0) return lines;
  const below = lines.slice(bar + 1).filter((line) => line.trim() !== '');
  if (below.length > listLinesMax || !below.slice(0, 3).some((line) => listName.test(line))) return lines;
  return lines.slice(0, bar);
}

function withoutSignature(lines: readonly string[]): readonly string[] {
  const mark = lines.findLastIndex((line) => signature.test(line));
  if (mark <= 0) return lines;
  const below = lines.slice(mark + 1).filter((line) => line.trim() !== '');
  return below.length <= signatureLinesMax ? lines.slice(0, mark) : lines;
}
