/** Whether a UTF-16 code unit ends a line: LF, CR, VT, FF, NEL, LS, PS. */
export function isLineBreak(code: number): boolean {
  if (code < 0x85) return code >= 0x0a && code <= 0x0d;
  return code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** Whether a code unit is white space within a line: tab, space, no-break, thin and other typographic spaces. */
export function isSpace(code: number): boolean {
  if (code === 0x20 || code === 0x09 || code === 0xa0 || code === 0xfeff) return true;
  if (code < 0x1680) return false;
  return code === 0x1680 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** Whether a code unit is a decimal digit 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

const letterPattern = /\p{L}|\p{M}/u;
const upperPattern = /\p{Lu}|\p{Lt}/u;

// Tables over the Basic Multilingual Plane: a test of one code unit by pattern costs some 50 times a table look-up.
const letterTable = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  if (code >= 0xac00 && code < 0xd7a4) letterTable[code] = 1;
  else if (code >= 0x4e00 && code < 0xa000) letterTable[code] = 1;
  else if (code >= 0xd800 && code < 0xe000) letterTable[code] = 1;
  else {
    const character = String.fromCharCode(code);
    if (upperPattern.test(character)) letterTable[code] = 2;
    else if (letterPattern.test(character)) letterTable[code] = 1;
  }
}

/** Whether a code unit is a letter or a mark on one; halves of astral characters count as letters. */
export function isLetter(code: number): boolean {
  return letterTable[code] !== 0;
}

/** Whether a code unit is a capital letter. */
export function isUpper(code: number): boolean {
  return letterTable[code] === 2;
}
