/** A line `From sender date` of an mbox file. */
export interface EnvelopeLine {
  /** day and clock time of delivery, `4 Mar 2021 10:15:00`, with the zone where one is given */
  readonly delivered: string;
}

const envelopeCharsMax = 400;

const shape = new RegExp(
  '\\s(?:mon|tue|wed|thu|fri|sat|sun)\\s+(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\s+(?<day>\\d{1,2})' +
    '\\s+(?<clock>\\d{1,2}:\\d\\d(?::\\d\\d)?)(?:\\s+(?<zone>[+-]\\d{4}|[a-z]{2,5}))?\\s+(?<year>\\d{4})(?:\\s+(?<after>[+-]\\d{4}))?(?:\\s|$)',
  'i',
);

/**
 * Reads the line that opens each message of an mbox file: `From`, the sender, the date of delivery as `asctime` writes
 * it, with or without a zone; an archive may write the sender as `ann at example.org`.
 *
 * text     one line
 * returns  what it says, or null for every other line, such as one of a text that begins with "From"
 * source   RFC 4155, appendix A; mbox(5)
 */
export function envelopeOfLine(text: string): EnvelopeLine | null {
  if (!text.startsWith('From ') || text.length > envelopeCharsMax) return null;
  const groups = shape.exec(text.slice(4))?.groups;
  if (groups === undefined) return null;
  const { day, month, year, clock, zone, after } = groups;
  const named = zone ?? after;
  // The time at which a dump's maker saw something is read as UTC where nothing else is said.
  const parts = [day, month, year, clock, named !== undefined && /^(?:utc?|gmt)$/i.test(named) ? undefined : named];
  return { delivered: parts.filter((part) => part !== undefined).join(' ') };
}

/** The name of a field of a mail's head, in lower case; null for a line that is none. */
export function mailFieldOfLine(text: string): string | null {
  return /^([!-9;-~]{1,76})[ \t]?:/.exec(text)?.[1]?.toLowerCase() ?? null;
}
