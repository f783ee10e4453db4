import { createHash } from 'node:crypto';
import { type ReadRevision, readRevision } from '../changes/read-revision.ts';
import type { DatedText } from './compute.ts';
import { readBetween } from './read-between.ts';

/**
 * Readings that a thread keeps: most texts are compared soon after they were read, and with two neighbours. A thousand
 * would spare a few more, at another 20 MB a thread.
 */
const readingsMax = 400;

/** What this thread read last, newest last, by date and text. */
const readings = new Map<string, ReadRevision>();

/** Reads a text, or gives what this thread read of it shortly before. */
export function readOnce(text: DatedText): ReadRevision {
  const { date, between, headline, body } = text;
  // By a hash: the key would hold the text once more.
  const key = createHash('sha1')
    .update(`${date} ${between?.from} ${between?.to}\n${headline}\n${body}`)
    .digest('base64');
  const isOpen = date === null && between !== null;
  const reading = readings.get(key) ?? (isOpen ? readBetween(text, between) : readRevision(text, date));
  readings.delete(key);
  readings.set(key, reading);
  const [oldest] = readings.size > readingsMax ? readings.keys() : [];
  if (oldest !== undefined) readings.delete(oldest);
  return reading;
}

/** Reads a text when it is asked for. Revisions before a pair are asked only where a value changed, and may have come back. */
export function readWhenAsked(text: DatedText): ReadRevision {
  return {
    get text() {
      return readOnce(text).text;
    },
    get headlineLength() {
      return readOnce(text).headlineLength;
    },
    get date() {
      return readOnce(text).date;
    },
    get reading() {
      return readOnce(text).reading;
    },
  };
}
