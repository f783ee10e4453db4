import type { Figure } from './figure.ts';
import { lowerAt, type Passage } from './passage.ts';
import { isPlural } from './word-forms.ts';

const groups =
  /^(?:people|children|everyone|anyone|adults|those|women|men|kids|citizens|voters|patients|boys|girls|residents|passengers|drivers|workers|players|students|pupils)$/;

/** "a shopkeeper, 31, whose", "aged 18", "people over 65", "I am 52": years of age, unsaid. */
export function isAge(passage: Passage, figure: Figure): boolean {
  if (figure.high > 120 || figure.high < 1 || !Number.isInteger(figure.high)) return false;
  const { tokens, tags } = passage;
  const opened = figure.isRange && lowerAt(passage, figure.boundFirst - 1) === 'between' ? 2 : 1;
  const before = tokens[figure.boundFirst - opened];
  const after = tokens[figure.last];
  const digits = tokens[figure.first]?.kind === 'number';
  if (before?.lower === 'aged' || before?.lower === 'age' || before?.lower === 'ages') return true;
  if (before?.lower === 'of' && /^(?:age|ages)$/.test(tokens[figure.boundFirst - opened - 1]?.lower ?? '')) return true;
  if (after?.lower === 'age' && /^(?:group|groups|bracket|range)$/.test(lowerAt(passage, figure.last + 1))) return true;
  if (isLength(passage, figure) || isLimit(passage, figure)) return true;
  if (
    before?.lower === ',' &&
    digits &&
    (after === undefined || after.text === ',' || after.text === ';' || after.text === '.')
  ) {
    if (figure.isRange || figure.bound !== '=') return false;
    const holder = tokens[figure.first - 2];
    return holder?.kind === 'word' && tags[figure.first - 2] === 'noun' && !isListed(passage, figure);
  }
  // "children under 12 ride free": what follows is no plural that could be counted
  const noun = tags[figure.last] === 'noun' || tags[figure.last] === 'either';
  const noCount = !noun || !(isPlural(lowerAt(passage, figure.last)) || isPlural(lowerAt(passage, figure.last + 1)));
  if (before?.lower === 'at' && digits && after?.text === ',' && /^(?:he|she)$/.test(lowerAt(passage, figure.last + 1)))
    return figure.high > 11;
  if ((figure.bound === '>' || figure.bound === '<') && noCount && groups.test(before?.lower ?? ''))
    return figure.bound === '>' || figure.high < 40;
  const stage = /^(?:did|died|dies|retired|married|school|debuted)$/;
  if (before?.lower === 'at' && digits && noCount && stage.test(tokens[figure.first - 2]?.lower ?? '')) return true;
  if (/^(?:turned|turns)$/.test(before?.lower ?? '') && noCount && figure.high > 15) return true;
  const copula = /^(?:am|is|was|turned|turns)$/.test(before?.lower ?? '');
  if (after?.glued === true && after.kind === 'mark' && !/^[,.;:!?)]$/.test(after.text)) return false;
  return (
    copula && (digits || figure.high > 1) && /^(?:he|she|i|who)$/.test(tokens[figure.first - 2]?.lower ?? '') && noCount
  );
}

/** A number in a row of numbers ("12, 31, 40") is no age. */
function isListed(passage: Passage, figure: Figure): boolean {
  return passage.tokens[figure.first - 2]?.kind === 'number' || passage.tokens[figure.last + 1]?.kind === 'number';
}

/** Tokens between "average age" or "life expectancy" and its number. */
const holderReach = 8;

/** "the average age is 38", "life expectancy for women in the valley is around 70", "raise the retirement age to 67". */
function isLength(passage: Passage, figure: Figure): boolean {
  const copula = lowerAt(passage, figure.boundFirst - 1);
  if (!/^(?:is|was|of|at|to|from|reached|reaches|be)$/.test(copula)) return false;
  for (let at = figure.boundFirst - 2; at >= Math.max(1, figure.boundFirst - holderReach); at--) {
    const word = lowerAt(passage, at);
    if (word === 'expectancy') return lowerAt(passage, at - 1) === 'life';
    if (word === 'age')
      return /^(?:average|median|mean|retirement|pension|minimum|voting|legal|the|eligibility)$/.test(
        lowerAt(passage, at - 1),
      );
    if (passage.tags[at] === 'num' || passage.tags[at] === 'mark') return false;
  }
  return false;
}

/** Tokens before a limit among which the people are named whom it divides. */
const groupReach = 10;

/** "those at 40 or above", "anyone 16 or older", "passengers 65 and over": a limit of age, unsaid. */
function isLimit(passage: Passage, figure: Figure): boolean {
  if (!/^(?:or|and)$/.test(lowerAt(passage, figure.last)) || figure.isRange) return false;
  const word = lowerAt(passage, figure.last + 1);
  if (word === 'older' || word === 'younger') return true;
  if (!/^(?:over|above|under)$/.test(word) || figure.high < 5) return false;
  const stop = Math.max(0, figure.boundFirst - groupReach);
  for (let at = figure.boundFirst - 1; at >= stop; at--) {
    if (groups.test(lowerAt(passage, at))) return true;
    if (/^(?:temperature|temperatures|score|scores|grade|grades|speed|index|rating)$/.test(lowerAt(passage, at)))
      return false;
  }
  return false;
}
