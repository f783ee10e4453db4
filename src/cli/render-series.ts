import { nameOfLabel } from '../audit/move-between.ts';
import type { SeriesHistory } from '../audit/read-series.ts';
import type { PlacedPoint, ToldPoint } from '../audit/told-point.ts';
import { describePointTime, toMinute } from './describe-point-time.ts';
import { many } from './many.ts';
import { plain } from './plain.ts';
import { quoteSentence } from './quote-sentence.ts';

/**
 * Tells a whole series: what it is of and how it went, then its points in the order of time.
 *
 * seen  the vantage point in words; '' for the present
 */
export function renderSeries(series: SeriesHistory, seen: string): string {
  const { seriesId, name, unit, kind, pinned, mergedFrom, points, pointsInAll, articles, outlets, spark } = series;
  const measured = kind === 'date' ? 'deadline' : plain(unit) || 'no unit';
  const held = [
    many(pointsInAll, 'point'),
    many(articles, 'article'),
    ...(outlets.length === 0 ? [] : [many(outlets.length, 'outlet')]),
  ];
  const lines = [
    `${plain(name) || '(unnamed)'} (${measured}) · series ${seriesId}${pinned ? ', pinned' : ''} · ${held.join(', ')}${seen === '' ? '' : `, ${seen}`}`,
  ];
  const [first, last] = [series.first, series.last];
  if (first !== null && last !== null) {
    lines.push(
      `${spark === '' ? '' : `${spark}  `}${first.said === last.said ? plain(last.said) : `${plain(first.said)} → ${plain(last.said)}`}`,
    );
  }
  if (mergedFrom !== null) lines.push(`Series ${mergedFrom} was merged into it`);
  if (points.length === 0) lines.push(`It has no points${seen === '' ? ' any more' : ` ${seen}`}`);
  const times = points.map(({ time }) => describePointTime(time));
  const columns = {
    time: Math.min(32, Math.max(0, ...times.map(({ length }) => length))),
    said: Math.min(32, Math.max(0, ...points.map((point) => saidOf(point).length))),
    move: Math.min(40, Math.max(0, ...points.map((point) => moveOf(point).length))),
  };
  points.forEach((point, at) => {
    lines.push('', ...renderPoint(point, times[at] ?? '', columns));
  });
  return `${lines.join('\n')}\n`;
}

interface Columns {
  readonly time: number;
  readonly said: number;
  readonly move: number;
}

function renderPoint(point: PlacedPoint, time: string, columns: Columns): string[] {
  const indent = '    ';
  const facts = [
    plain(point.outlet ?? ''),
    `${point.claim} [${point.claimId}]`,
    `received ${toMinute(point.receivedAt)}`,
  ];
  const columned = [time.padEnd(columns.time), saidOf(point).padEnd(columns.said), moveOf(point).padEnd(columns.move)];
  const lines = [`${columned.join('  ')}  ${facts.filter((fact) => fact !== '').join(' · ')}`.trimEnd()];
  lines.push(`${indent}${sourceOf(point)}`);
  const label = nameOfLabel(point.label, point.declaredBy);
  if (label !== null)
    lines.push(`${indent}${label}${point.declaredBy === null ? '' : `: ${quoteSentence(point.declaredBy)}`}`);
  if (point.stoodUntil !== null) {
    const { at, revision, says } = point.stoodUntil;
    lines.push(
      `${indent}stood until ${toMinute(at)}: ${revision} ${says === null ? 'no longer says so' : `says ${plain(says)}`}`,
    );
  }
  const [last] = point.repeats.slice(-1);
  if (last !== undefined) {
    const times = point.repeats.length === 1 ? 'once more' : `${point.repeats.length} times more`;
    lines.push(`${indent}given ${times}, last ${describePointTime(last.time)} in ${last.revision}`);
  }
  return lines;
}

function saidOf({ said, converted }: PlacedPoint): string {
  return plain(converted === null ? said : `${said} = ${converted}`);
}

function moveOf({ move, movedFrom, isFormer }: PlacedPoint): string {
  if (isFormer) return 'quoted as earlier';
  if (move === null) return '';
  if (movedFrom === null) return move.words;
  return move.kind === 'none' ? `as ${plain(movedFrom)}` : `${move.words} on ${plain(movedFrom)}`;
}

function sourceOf({ attribution, hedge, sentence }: ToldPoint): string {
  return `${quoteSentence(sentence, attribution)}${hedge === null ? '' : ` (${plain(hedge)})`}`;
}
