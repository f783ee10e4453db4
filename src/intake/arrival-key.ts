import { randomBytes } from 'node:crypto';

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

let lastMs = 0;
let lastRandom = 0n;

/**
 * Makes the key of an arrival: 48 bits of milliseconds and 80 bits of chance in Crockford's base 32, lower case.
 *
 * nowMs    the wall clock
 * returns  26 characters that sort by time as strings; later calls in one process sort later, even within a
 *          millisecond and when the clock steps back; keys of two processes differ by chance (2^79 to one)
 * source   the ULID layout, github.com/ulid/spec; the highest bit of chance is left clear so that counting up
 *          within a millisecond never runs over
 */
export function nextArrivalKey(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    lastRandom = BigInt(`0x${randomBytes(10).toString('hex')}`) & ((1n << 79n) - 1n);
  } else {
    lastRandom += 1n;
  }
  return inBase32(BigInt(lastMs), 10) + inBase32(lastRandom, 16);
}

/** Does a name have the form of an arrival key? */
export function isArrivalKey(name: string): boolean {
  return /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(name);
}

function inBase32(value: bigint, digits: number): string {
  let text = '';
  for (let rest = value; text.length < digits; rest >>= 5n) text = crockford.charAt(Number(rest & 31n)) + text;
  return text;
}
