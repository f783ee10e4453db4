import type { Profile } from './profile.ts';
import { without } from './read-story.ts';
import { plainMeasures, restrictiveMarks } from './series-lexicon.ts';
import { forbidden, shared } from './shared-words.ts';
import { isMeasured } from './unit-of-figure.ts';

export function weighHeads(a: Profile, b: Profile): number {
  if (a.kind === 'date') return weighDue(a, b);
  if (shared(a.head, b.head).length > 0) return isShareless(a, b) ? 0 : 3;
  if (a.head.some((x) => b.head.some((y) => isAkin(x, y)))) return 2.5;
  if (isPriceOfCost(a, b) || isPriceOfCost(b, a)) return 2.5;
  if (isSameRole(a, b)) return 2.5;
  // the article of the one counts elsewhere what the other counts
  if (shared(a.head, b.rivals).length > 0 || shared(b.head, a.rivals).length > 0) return forbidden;
  if (!isMeasured(a.unit) && !isMeasured(b.unit)) return weighCounted(a, b);
  if (isPlainMeasure(a) && isPlainMeasure(b)) return forbidden;
  if (isRival(a, b) || isRival(b, a)) return forbidden;
  const coreA = [...a.head, ...a.marks];
  const coreB = [...b.head, ...b.marks];
  const saidA = [...coreA, ...a.words, ...a.deeds];
  const saidB = [...coreB, ...b.words, ...b.deeds];
  if (shared(a.head, saidB).length > 0 || shared(b.head, saidA).length > 0) return 2;
  if (shared(a.deeds, b.deeds).length > 0 || shared(coreA, coreB).length > 0) return 1.5;
  if (!isLeft(a, b)) return forbidden;
  if (shared(a.words, b.words).length > 0) return 1;
  return a.unit.startsWith('ratio') ? forbidden : 0;
}

/** What is done with the one is what is done with another figure of the other's article. */
function isRival(a: Profile, b: Profile): boolean {
  return shared(a.deeds, b.deeds).length === 0 && shared(a.deeds, b.rivals).length > 0;
}

/** Shares of a vote are somebody's. */
function isShareless(a: Profile, b: Profile): boolean {
  const isVote = ({ unit, head }: Profile) =>
    unit === 'ratio' && head.some((word) => word === 'vote' || word === 'share');
  return isVote(a) && isVote(b) && (a.actors.length === 0 || b.actors.length === 0);
}

/** "21 hostages are held", "they hold 21 people": people of no kind of whom the same is told. */
function isSameRole(a: Profile, b: Profile): boolean {
  if (a.role === null || a.role !== b.role || isMeasured(a.unit) || isMeasured(b.unit)) return false;
  return isOfNoKind(a) || isOfNoKind(b);
}

function isOfNoKind({ head, unit }: Profile): boolean {
  return head.length === 0 || (head[0] === 'people' && (unit === '' || unit === 'person'));
}

/** "The price of the opera house": what it costs, where both say of what, or neither says it. */
function isPriceOfCost(a: Profile, b: Profile): boolean {
  if (!a.unit.startsWith('money') || a.unit !== b.unit || a.unit.includes(' per ')) return false;
  return a.head.includes('price') && (b.head.includes('cost') || (b.head.length === 0 && b.deeds.includes('cost')));
}

/** Letters in which two words of one stem agree: "produce", "production". */
const stemMin = 5;

function isAkin(x: string, y: string): boolean {
  if (x.length < stemMin || y.length < stemMin) return false;
  let same = 0;
  while (same < x.length && x.charAt(same) === y.charAt(same)) same++;
  return same >= stemMin && same >= 0.6 * Math.max(x.length, y.length);
}

/** What is left of the two articles when what they both count otherwise in this unit is paired off. */
function isLeft(a: Profile, b: Profile): boolean {
  if (a.isLone && b.isLone) return true;
  return (
    a.rivals.length > 0 && a.rivals.length === b.rivals.length && shared(a.rivals, b.rivals).length === a.rivals.length
  );
}

/** "36,800 people" and "41,200 spectators": people of no kind may be of any, where nothing else is counted. */
function weighCounted(a: Profile, b: Profile): number {
  const isAny = ({ head }: Profile) => head.length === 0 || head[0] === 'people';
  if (isAny(a) === isAny(b) || !a.isLone || !b.isLone) return forbidden;
  if (a.isOfEvent || b.isOfEvent) return forbidden;
  const saidA = [...a.head, ...a.marks, ...a.words];
  const saidB = [...b.head, ...b.marks, ...b.words];
  return shared(a.head, saidB).length > 0 || shared(b.head, saidA).length > 0 ? 2 : forbidden;
}

function isPlainMeasure({ head }: Profile): boolean {
  return head.some((word) => plainMeasures.has(word));
}

/** The act that is due, and of what: the election of the mayor, the end of the talks. */
function weighDue(a: Profile, b: Profile): number {
  const acts = shared(a.head, b.head).length;
  const least = Math.min(a.marks.length, b.marks.length);
  const objects = least === 0 ? 0 : shared(a.marks, b.marks).length / least;
  const isTold = shared(a.marks, b.words).length > 0 || shared(b.marks, a.words).length > 0;
  const isCrossed = shared(a.head, b.marks).length > 0 || shared(b.head, a.marks).length > 0;
  const isOther = a.head.length > 0 && b.head.length > 0;
  const isOnly = a.isLone && b.isLone && objects > 0;
  let points = acts > 0 ? 2.5 : isCrossed ? 2 : isOther ? (isOnly ? -1.5 : -3.5) : 0;
  if (isOpposed(a, b) || isOpposed(b, a)) points -= 5;
  if (least > 0)
    points += objects > 0 ? 2 * objects : isTold || isCrossed ? 0.5 : isOfStory(a, b) || isOfStory(b, a) ? -1.5 : -3.5;
  else if (acts === 0) points += weighOneSided(a, b);
  return points;
}

/** Headline and lead of the other tell of what something is due for. */
function isOfStory({ marks }: Profile, { topic }: Profile): boolean {
  return shared(marks, topic).length > 0;
}

/** The start of a thing is not its end. */
function isOpposed(a: Profile, b: Profile): boolean {
  return a.head.includes('start') && b.head.includes('end') && !b.head.includes('start') && !a.head.includes('end');
}

/** Of what something is, where one side alone says it, the headline and lead of the other may tell. */
function weighOneSided(a: Profile, b: Profile): number {
  if (a.marks.length === b.marks.length) return 0;
  const [told, other] = a.marks.length > 0 ? [a, b] : [b, a];
  return shared(told.marks, [...other.topic, ...other.words]).length > 0 ? 0.5 : -2;
}

/** "Bags of cocoa" are none of coffee: what is in them is counted. */
function isContainer({ head }: Profile): boolean {
  return head.some((word) => /^(?:bag|box|bottle|barrel|crate|pack|sack|bale|load|dose)$/.test(word));
}

export function weighMarks(a: Profile, b: Profile): number {
  const onlyA = without(a.marks, b.marks);
  const onlyB = without(b.marks, a.marks);
  const isNarrowed = [...onlyA, ...onlyB].some((mark) => restrictiveMarks.has(mark));
  if (isNarrowed) return -6;
  if (a.kind === 'date') return 0;
  const both = shared(a.marks, b.marks).length;
  const isTold = shared(onlyA, b.words).length > 0 || shared(onlyB, a.words).length > 0;
  if (a.head[0] === 'people' && onlyA.length > 0 && onlyB.length > 0) return both > 0 ? 1 : isTold ? 0 : -4;
  if (onlyA.length > 0 && onlyB.length > 0) return both > 0 || isTold ? -1 : isContainer(a) ? -6 : -3;
  if (a.head[0] === 'people' && onlyA.length + onlyB.length > 0) return both > 0 ? 1 : -2;
  if (both > 0) return 1;
  return isMeasured(a.unit) || isContainer(a) ? weighOneSided(a, b) : 0;
}
