/** Lines above a newsletter that lead to its page; none of them says anything of the story. */
const above: readonly RegExp[] = [
  /^(?:(?:click here to|trouble viewing|can(?:['’]t|not) (?:see|read|view)|having trouble|is this (?:e-?mail|message)|if you (?:can(?:['’]t|not)|are (?:having|unable))).{0,120})?(?:view|read|open|see)\b.{0,60}\b(?:(?:web )?browser|online|on the web|web version)\b.{0,160}$/i,
  /^(?:view|read|open) (?:this|it|the) (?:e-?mail|message|newsletter|issue)\b.{0,120}$/i,
  /^(?:web|online) version\b.{0,80}$/i,
  /^(?:<|\(|\[)?https?:\/\/\S+(?:>|\)|\])?$/i,
];

/** The line that parts a text from the signature. Source: RFC 3676, section 4.3. */
const signature = /^-- ?$/;
const signatureLinesMax = 12;

/** What list programs put below each message: a bar, the name of the list, its addresses. */
const listBar = /^(?:_{20,}|-{20,})$/;
const listName = /\bmailing list\b|\bunsubscribe\b|\byou (?:received|are receiving) this (?:message|email)\b/i;
const listLinesMax = 12;

/**
 * Takes off a mail's text what its program put there: a link to the message's page above it, the signature and the
 * notice of a mailing list below it. Quoted replies stay.
 *
 * text     lines parted by \n
 */
export function trimNewsletter(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  let from = 0;
  while (from < lines.length && isAbove(lines[from] ?? '')) from++;
  return withoutSignature(withoutListNotice(from < lines.length ? lines.slice(from) : lines)).join('\n');
}

function isAbove(line: string): boolean {
  const trimmed = line.trim();
  return trimmed === '' || (trimmed.length <= 300 && above.some((pattern) => pattern.test(trimmed)));
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
