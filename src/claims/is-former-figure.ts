import { movementVerb } from './context-lexicon.ts';
import type { Figure } from './figure.ts';
import { lowerAt, type Passage } from './passage.ts';
import { isMovement } from './relate-figures.ts';
import { reckoningVerbs, sayingVerbs } from './reporting-lexicon.ts';

/**
 * Whether a figure is quoted as an old or withdrawn value: "to 31 from 24", "up from 500", "earlier put at 12", "instead
 * of 40", "not 12", "its previous forecast of 3 percent", "had planned to fly 90".
 *
 * previous  the figure before it in its sentence
 */
export function isFormerFigure(passage: Passage, figure: Figure, previous: Figure | null): boolean {
  const before = lowerAt(passage, figure.boundFirst - 1);
  const second = lowerAt(passage, figure.boundFirst - 2);
  if (before === 'from') {
    if (/^(?:up|down|cut|revised|lowered|raised)$/.test(second) && !isWholeMovement(passage, figure)) return true;
    if (!figure.movement && movementVerb.test(second) && passage.tags[figure.boundFirst - 2] === 'verb') return true;
    if (isLeft(passage, figure)) return true;
    return previous !== null && isLevelBefore(passage, figure, previous);
  }
  if (before === 'not' || (before === 'of' && second === 'instead') || (before === 'than' && second === 'rather'))
    return true;
  if (hadPut(passage, figure) || continuesOld(passage, figure, previous)) return true;
  if (wasSoFar(passage, figure) || wasSaid(passage, figure)) return true;
  return isAgedByCue(passage, figure) || isOldEstimate(passage, figure) || wasMeant(passage, figure);
}

/** "Was raised from 11 to 15 metres" has both levels; "to 3, down from 4 to 6" an old range. */
function isWholeMovement(passage: Passage, figure: Figure): boolean {
  return figure.movement && lowerAt(passage, figure.boundFirst - 3) !== ',';
}

/** "Cut its fine for the spill from 30 million crowns to 15 million": a level that was left for another one. */
function isLeft(passage: Passage, figure: Figure): boolean {
  if (figure.isRange || lowerAt(passage, figure.boundLast) !== 'to') return false;
  return passage.tags[figure.boundLast + 1] === 'num' && isMovement(passage, figure);
}

/** "To 31 from 24", "edged up to 4.3% in May from 4.1%": another level of the same thing stands before "from". */
function isLevelBefore(passage: Passage, figure: Figure, previous: Figure): boolean {
  const gap = figure.boundFirst - previous.boundLast;
  if (gap < 1 || gap > 7 || (previous.kind !== figure.kind && figure.kind !== 'bare')) return false;
  // "to 21 million tonnes, from 24 million": a comma right before "from" parts nothing
  const comma = lowerAt(passage, figure.boundFirst - 2) === ',' ? 1 : 0;
  for (let at = previous.boundLast; at < figure.boundFirst - 1 - comma; at++)
    if (/^[,;]$/.test(lowerAt(passage, at)) || passage.tags[at] === 'verb') return false;
  const joint = lowerAt(passage, previous.boundFirst - 1);
  if (/^(?:to|at|reached|hit)$/.test(joint) || /^up$/.test(lowerAt(passage, previous.boundFirst))) return true;
  return previous.trend === null && isMovement(passage, previous) && joint !== 'by';
}

/** Tokens around a figure among which "until now" is looked for. */
const untilTokensMax = 9;

/** "Until now it was eight hours", "it stood at 40 until then". */
function wasSoFar(passage: Passage, figure: Figure): boolean {
  let past = false;
  for (let at = figure.boundFirst - 1; at >= Math.max(0, figure.boundFirst - untilTokensMax); at--) {
    const word = lowerAt(passage, at);
    past = past || /^(?:was|were|had|stood|been|paid|cost)$/.test(word);
    if (isUntilNow(passage, at)) return past;
  }
  for (let at = figure.boundLast; past && at < figure.boundLast + untilTokensMax; at++) {
    if (isUntilNow(passage, at)) return true;
    if (/^[.;,]$/.test(lowerAt(passage, at))) return false;
  }
  return false;
}

function isUntilNow(passage: Passage, at: number): boolean {
  return /^(?:until|till)$/.test(lowerAt(passage, at)) && /^(?:now|then|recently)$/.test(lowerAt(passage, at + 1));
}

/** Tokens between "had put" and "at 12": what was counted. */
const putTokensMax = 8;

/** "A mechanic had put the number at five.", "the union had spoken of two", "it had been ahead by 31". */
function hadPut(passage: Passage, figure: Figure): boolean {
  if (!/^(?:at|as|of|by)$/.test(lowerAt(passage, figure.boundFirst - 1))) return false;
  for (let at = figure.boundFirst - 2; at >= Math.max(1, figure.boundFirst - putTokensMax); at--) {
    const word = lowerAt(passage, at);
    if (/^[,;]$/.test(word)) return false;
    if (lowerAt(passage, at - 1) !== 'had') continue;
    if (word === 'been') return /^(?:at|ahead|behind|leading|trailing|put|estimated)$/.test(lowerAt(passage, at + 1));
    return /^(?:put|given|estimated|spoken|talked|stood|led|trailed)$/.test(word);
  }
  return false;
}

/** "Had been ahead by 31 to 28": the other number of a pair. */
function continuesOld(passage: Passage, figure: Figure, previous: Figure | null): boolean {
  if (previous === null || lowerAt(passage, figure.boundFirst - 1) !== 'to') return false;
  return previous.boundLast === figure.boundFirst - 1 && hadPut(passage, previous);
}

/** "They had said £4.70.", "it had forecast 24 million.": what was said before, and nothing more of it. */
function wasSaid(passage: Passage, figure: Figure): boolean {
  const end = passage.tokens[Math.max(figure.boundLast, figure.unitLast)];
  if (end !== undefined && !/^[.,;:)]$/.test(end.text)) return false;
  const verb = figure.boundFirst - 1;
  const said = sayingVerbs.has(lowerAt(passage, verb)) || reckoningVerbs.has(lowerAt(passage, verb));
  return said && lowerAt(passage, verb - 1) === 'had';
}

/** "Previously", "had earlier put": an adverb that ages what follows; "said earlier that" ages nothing. */
function isAgedByCue(passage: Passage, figure: Figure): boolean {
  for (let at = figure.boundFirst - 1; at >= Math.max(0, figure.boundFirst - 6); at--) {
    const word = lowerAt(passage, at);
    if (word === ',' || word === ';') return false;
    if (word === 'earlier') return isAging(passage, at);
    if (word === 'previously' || word === 'initially' || word === 'originally') return true;
  }
  return false;
}

/** "No earlier than" sets a bound, "said earlier" and "earlier this month" tell a day. */
function isAging(passage: Passage, at: number): boolean {
  const before = lowerAt(passage, at - 1);
  const after = lowerAt(passage, at + 1);
  if (before === 'no' || before === 'not' || /^(?:than|this|on|in|that)$/.test(after)) return false;
  if (sayingVerbs.has(before) || passage.tags[at - 1] === 'verb') return false;
  return passage.tags[at - 1] === 'aux' || passage.tags[at + 1] === 'verb' || passage.tags[at + 1] === 'noun';
}

/** "Its previous forecast of 3 percent", "an earlier toll of 12". */
function isOldEstimate(passage: Passage, figure: Figure): boolean {
  let joint = figure.boundFirst - 1;
  if (!/^(?:of|at|was|were|been)$/.test(lowerAt(passage, joint))) return false;
  if (lowerAt(passage, joint) === 'been') joint--;
  const noun = lowerAt(passage, joint - 1);
  if (
    !/^(?:estimates?|forecasts?|projections?|figures?|tolls?|counts?|tally|targets?|totals?|offers?|bids?|plans?|predictions?)$/.test(
      noun,
    )
  )
    return false;
  for (let at = joint - 2; at >= Math.max(0, joint - 5); at--)
    if (/^(?:previous|earlier|original|initial|prior|former|old)$/.test(lowerAt(passage, at))) return true;
  return false;
}

const meantVerbs = new Set('planned intended hoped meant'.split(' '));

/** "Had planned to fly 90", "had at first bid 312p". */
function wasMeant(passage: Passage, figure: Figure): boolean {
  for (let at = figure.boundFirst - 1; at > Math.max(0, figure.boundFirst - 8); at--) {
    const word = lowerAt(passage, at);
    if (word === ',' || word === ';' || word === 'that') return false;
    const meant = meantVerbs.has(word) && lowerAt(passage, at + 1) === 'to';
    const first = word === 'first' && lowerAt(passage, at - 1) === 'at';
    if (meant || first)
      return (
        /^(?:had|has|have|been|was|were)$/.test(lowerAt(passage, at - 1)) || lowerAt(passage, at - 2) === 'had' || first
      );
  }
  return false;
}
