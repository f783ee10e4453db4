import type { Conflicts, SeriesConflict, ToldContradiction } from '../audit/read-conflicts.ts';
import type { ToldPoint } from '../audit/told-point.ts';
import { describePointTime } from './describe-point-time.ts';
import { shortTime } from './describe-times.ts';
import { many } from './many.ts';
import { plain } from './plain.ts';
import { quoteSentence } from './quote-sentence.ts';

/**
 * Tells what contradicts what: outlets first, then texts that contradict themselves, each with the sentences.
 *
 * seen  the vantage point in words; '' for the present
 */
export function renderConflicts({ outlets, inside, isCut }: Conflicts, seen: string): string {
  const counts = [
    `${many(outlets.length, 'conflict')} between outlets`,
    many(inside.length, 'text contradicts itself', 'texts contradict themselves'),
  ];
  const lines = [
    `${counts.join(', ')}${isCut ? ' (there are more: see --limit)' : ''}${seen === '' ? '' : `, ${seen}`}`,
  ];
  for (const conflict of outlets) lines.push('', ...renderConflict(conflict));
  for (const contradiction of inside) lines.push('', ...renderContradiction(contradiction));
  return `${lines.join('\n')}\n`;
}

function renderConflict({ series, first, second, daysApart, hasOtherSources, settledBy }: SeriesConflict): string[] {
  const facts = [
    `${plain(series.name) || '(unnamed)'}: ${sayValue(first)} against ${sayValue(second)}`,
    ...(daysApart === 1 ? ['a day apart'] : []),
    ...(hasOtherSources ? ['by other sources'] : []),
    settledBy === null ? 'open' : settledBy.isCorrection ? 'later corrected' : 'later the same',
    `series ${series.seriesId}`,
  ];
  const lines = [facts.join(' · '), ...renderSide(first), ...renderSide(second)];
  if (settledBy !== null) {
    const { point, isCorrection } = settledBy;
    lines.push(`  ${isCorrection ? 'corrected' : 'then'}:`, ...renderSide(point).map((line) => `  ${line}`));
  }
  return lines;
}

function sayValue({ said, converted }: ToldPoint): string {
  return plain(converted ?? said);
}

function renderSide(point: ToldPoint): string[] {
  const { outlet, revision, time, attribution, sentence } = point;
  return [
    `  ${sayValue(point)}  ${outlet === null ? '' : `${plain(outlet)} · `}${revision}, ${describePointTime(time)}`,
    `    ${quoteSentence(sentence, attribution)}`,
  ];
}

function renderContradiction({ detail, said, revision, outlet, published, goneIn }: ToldContradiction): string[] {
  const sides = [detail.first, detail.second];
  const where = detail.between === 'headline and body' ? 'headline against body' : 'two sentences';
  const facts = [
    `${plain(detail.subject) || 'unnamed figure'}: ${said.map(plain).join(' against ')}`,
    where,
    ...(outlet === null ? [] : [plain(outlet)]),
    `${revision}${published === null ? '' : `, published ${shortTime(published)}`}`,
    ...(goneIn === null ? [] : [`no more in revision ${goneIn}`]),
  ];
  return [facts.join(' · '), ...sides.map(({ part, sentence }) => `  ${part}: ${quoteSentence(sentence)}`)];
}
