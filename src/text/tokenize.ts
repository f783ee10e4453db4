import { isDigit, isLetter, isLineBreak, isSpace, isUpper } from './characters.ts';

export type TokenKind = 'word' | 'number' | 'mark';

/** A word, a run of digits with its separators, or one other sign. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** lower case, right single quotes as apostrophes */
  readonly lower: string;
  /** nothing stands between it and the token before it */
  readonly glued: boolean;
  /** its first letter is a capital */
  readonly capital: boolean;
}

/**
 * Cuts a stretch of text into tokens.
 *
 * from, to  the stretch, UTF-16 code units
 * returns   tokens in order. A number takes its separators ("1,200.5", "1 200" with a no-break or thin space);
 *           a hyphen is a token of its own; a possessive 's is a token of its own; "U.S." and "p.m." are one word;
 *           letters before digits stay one word ("SF90") unless the letters are three capitals or fewer that stand
 *           before a grouped or decimal number ("USD1,700", "RM2.70")
 * fails     never; linear in the length
 */
export function tokenize(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  let at = from;
  let lastEnd = -1;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (isSpace(code) || isLineBreak(code)) {
      at++;
      continue;
    }
    let kind: TokenKind = 'mark';
    let end = at + 1;
    if (isDigit(code)) {
      kind = 'number';
      end = numberEnd(text, at, to);
    } else if (isLetter(code)) {
      kind = 'word';
      end = wordEnd(text, at, to);
    } else if (isPossessive(text, at, to) && lastEnd === at) {
      end = at + 2;
    }
    const part = text.slice(at, end);
    const lower = kind === 'number' ? part : lowered(part);
    tokens.push({
      kind,
      start: at,
      end,
      text: part,
      lower,
      glued: lastEnd === at,
      capital: kind === 'word' && isUpper(code),
    });
    lastEnd = end;
    at = end;
  }
  return tokens;
}

/** Most words are small letters of ASCII, which are their own lower case. */
function lowered(part: string): string {
  let at = 0;
  while (at < part.length && isSmallAscii(part.charCodeAt(at))) at++;
  if (at === part.length) return part;
  const lower = part.toLowerCase();
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
}

function isSmallAscii(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function numberEnd(text: string, from: number, to: number): number {
  let at = from;
  for (;;) {
    while (at < to && isDigit(text.charCodeAt(at))) at++;
    const separator = text.charCodeAt(at);
    // agencies' line breaks leave "4, 000": nothing else reads so
    if (
      separator === 0x2c &&
      text.startsWith(' 000', at + 1) &&
      at - from <= 3 &&
      at + 5 <= to &&
      !isDigit(text.charCodeAt(at + 5))
    ) {
      at += 2;
      continue;
    }
    if (at + 1 >= to || !isDigit(text.charCodeAt(at + 1))) return at;
    if (separator === 0x2c || separator === 0x2e) at++;
    else if (groupsThousands(separator) && hasThreeDigits(text, at + 1, to) && at - from <= 11) at++;
    else return at;
  }
}

function groupsThousands(code: number): boolean {
  return code === 0xa0 || code === 0x2009 || code === 0x202f || code === 0x27 || code === 0x2019;
}

function hasThreeDigits(text: string, from: number, to: number): boolean {
  for (let at = from; at < from + 3; at++) if (at >= to || !isDigit(text.charCodeAt(at))) return false;
  return from + 3 >= to || !isDigit(text.charCodeAt(from + 3));
}

function wordEnd(text: string, from: number, to: number): number {
  let at = from;
  let capitals = true;
  let lettersOnly = true;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      if (lettersOnly && capitals && at - from <= 3 && (isAmount(text, at, to) || text.charCodeAt(from - 1) === 0x24))
        return at;
      if (lettersOnly && at - from <= 4 && moneyLetters.has(text.slice(from, at))) return at;
      lettersOnly = false;
      at++;
    } else if (isLetter(code)) {
      capitals = capitals && isUpper(code);
      at++;
    } else if (at + 1 < to && isLetter(text.charCodeAt(at + 1)) && joinsLetters(text, from, at, to)) {
      capitals = false;
      at++;
    } else break;
  }
  // the full stop of "U.S." and "p.m." belongs to the word
  if (at - from >= 3 && text.charCodeAt(at) === 0x2e && text.charCodeAt(at - 2) === 0x2e && at < to) at++;
  return at;
}

/**
 * Letters of money that grow on the number ("Rs500", "kr40", "USD500") and begin no other word with digits.
 * Source: ISO 4217 and the style guides of news agencies.
 */
const moneyLetters: ReadonlySet<string> = new Set(
  (
    'Rs Rp Tk Sh Shs Ksh KSh USh TSh Dh Dhs Fr SFr kr zł Kč USD EUR GBP JPY CNY RMB CHF AUD CAD NZD HKD SGD TWD INR PKR LKR BDT ' +
    'MYR IDR THB VND KRW AED SAR QAR KWD OMR IQD EGP ILS RUB UAH PLN CZK SEK NOK DKK ZAR NGN GHS BRL MXN RM'
  ).split(' '),
);

/** "1,700", "2.70", "10m": what follows a currency code and hardly ever stands in the name of a model. */
function isAmount(text: string, from: number, to: number): boolean {
  let at = from;
  while (at < to && isDigit(text.charCodeAt(at))) at++;
  if (at + 1 >= to) return false;
  const code = text.charCodeAt(at);
  if (code === 0x20) return /^(?:[mb]illion|trillion|lakh|crore)/.test(text.slice(at + 1, at + 9));
  if (code === 0x2c || code === 0x2e) return isDigit(text.charCodeAt(at + 1));
  return code === 0x6d || code === 0x62 || code === 0x6b;
}

function joinsLetters(text: string, from: number, at: number, to: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0x26) return true;
  if (code === 0x2e) return isSingleLetter(text, from, at);
  if (code !== 0x27 && code !== 0x2019) return false;
  return !isPossessive(text, at, to);
}

/** Whether the letter before a full stop stands alone since the last full stop ("U.S", "p.m"). */
function isSingleLetter(text: string, from: number, at: number): boolean {
  return at - 1 === from || text.charCodeAt(at - 2) === 0x2e;
}

function isPossessive(text: string, at: number, to: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x27 && code !== 0x2019) return false;
  if (at + 1 >= to || (text.charCodeAt(at + 1) | 0x20) !== 0x73) return false;
  return at + 2 >= to || !isLetter(text.charCodeAt(at + 2));
}
