import { countedPeople } from './context-lexicon.ts';
import { monthWords } from './name-lexicon.ts';
import { lowerAt, type Passage } from './passage.ts';
import type { Amount } from './read-amount.ts';
import { isPlural } from './word-forms.ts';

const lives = /^(?:born|died|reigned|ruled|founded|built|dating|dates|dated|completed|flourished)$/;

/** "born around 204", "died march 12, 223", "built in about 1460", "reigned from 219-224": years and days of old. */
export function isDated(passage: Passage, at: number, amount: Amount): boolean {
  const { tokens } = passage;
  if (amount.kind !== 'bare' || tokens[at]?.kind !== 'number' || !Number.isInteger(amount.high)) return false;
  const before = lowerAt(passage, at - 1);
  const comma = tokens[at + 1]?.text === ',' && /^\d{3,4}$/.test(tokens[at + 2]?.text ?? '');
  if (amount.high < 32 && comma && monthWords.has(before)) return true;
  const behindDay =
    before === ',' && monthWords.has(lowerAt(passage, at - 3)) && /^\d{3,4}$/.test(tokens[at]?.text ?? '');
  // "since June 4, 300 cyclists have come"
  if (behindDay) return !countsPlural(passage, amount.last) || amount.high >= 1900;
  if (!/^[1-9]\d{2,3}$/.test(tokens[at]?.text ?? '') || countsPlural(passage, amount.last)) return false;
  for (let near = at - 1; near > at - 5; near--) {
    const word = lowerAt(passage, near);
    if (lives.test(word)) return true;
    if (
      !/^(?:in|about|around|circa|c|ca|on|from|to|until|since|before|after|-|–|there|here|\.|the|year|early|late)$/.test(
        word,
      ) &&
      tokens[near]?.kind !== 'number'
    )
      return false;
  }
  return false;
}

/** A number of four digits that the readers of dates left, but that counts nothing: "1984". */
export function isYear(passage: Passage, at: number, amount: Amount): boolean {
  if (isOldPeriod(passage, at)) return true;
  const token = passage.tokens[at];
  if (token?.kind !== 'number' || amount.last !== at + 1 || !/^(?:1[5-9]|20)\d\d$/.test(token.text)) return false;
  const before = passage.tokens[at - 1]?.lower ?? '';
  if (/^(?:about|some|least|than|to|nearly|around|roughly|over|approximately|almost)$/.test(before)) {
    // "in about 1460"
    if (/^(?:in|circa|from|since)$/.test(lowerAt(passage, at - 2)) && passage.tags[at + 1] !== 'noun') return true;
    return before === 'to' && passage.tags[at + 1] !== 'noun';
  }
  const after = passage.tokens[at + 1];
  const tag = passage.tags[at - 1];
  // "it holds 1600 dolls", "a fleet of 1900 boats": dates have been read before this and have left these
  const counts = passage.tags[at + 1] === 'noun' && after?.capital === false && isPlural(after.lower);
  if (counts && (tag === 'verb' || tag === 'aux' || before === 'of')) return false;
  return !countedPeople.has(after?.lower ?? '');
}

function countsPlural(passage: Passage, at: number): boolean {
  return passage.tags[at] === 'noun' && passage.tokens[at]?.capital === false && isPlural(lowerAt(passage, at));
}

/** "between 1202 and 1204": two years of four digits with nothing behind that they could count. */
function isOldPeriod(passage: Passage, at: number): boolean {
  const { tokens } = passage;
  if (!/^(?:between|from)$/.test(lowerAt(passage, at - 1)) || !/^(?:and|to)$/.test(lowerAt(passage, at + 1)))
    return false;
  const [first, second] = [tokens[at]?.text ?? '', tokens[at + 2]?.text ?? ''];
  if (!/^1\d{3}$/.test(first) || !/^(?:1\d|20)\d\d$/.test(second) || Number(second) <= Number(first)) return false;
  const after = tokens[at + 3];
  return (
    after === undefined ||
    (after.kind === 'mark' && !/^[-%$€£]$/.test(after.text)) ||
    /^(?:in|when|by|at|after|before)$/.test(after.lower)
  );
}
