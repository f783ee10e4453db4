import { mixSeeds, Random } from './random.ts';

/** A report written to a pattern: the same words every time, but for names, days and figures. */
export interface PatternReport {
  readonly headline: string;
  readonly body: string;
  /** the same event told later: the figures that grow have grown, nothing else has changed */
  readonly updated: string;
}

/**
 * Patterns: headline, line feed, body. In braces the slots: `p` place, `r` river or road, `n` name of a person, `c`
 * company, `d` day of the week, `f` figure, `g` figure that grows between takes, `s` figure with a decimal. A slot with
 * the same letter and number is the same in the whole report.
 */
export const patterns = {
  accident: `Bus overturns near {p1}, {g1} hurt
A bus overturned near {p1} on {d1}, and at least {g1} people were hurt, the police in {p2} said. The road to {p3} was
closed for {f1} hours.`,
  fire: `Fire in {p1} destroys barn
A fire destroyed a barn in {p1} early on {d1}. {n1}, who leads the fire brigade, put the damage at {g1} crowns and said
that {f1} animals were saved.`,
  undatedFire: `Fire in {p1} destroys barn
A fire has destroyed a barn in {p1}. {n1}, who leads the fire brigade, put the damage at {g1} crowns and said that {f1}
animals were saved.`,
  quake: `Quake of magnitude {s1} near {p1}
An earthquake of magnitude {s1} was measured {f1} kilometres south of {p1} at a depth of {f2} kilometres, the seismic
service said. There were no reports of damage or of people hurt.`,
  council: `Council of {p1} to meet
The council of {p1} will meet in the town hall on {d1} at {f1} in the evening. {n1} will report on the repairs to the
bridge over the {r1}, which have cost {f2} crowns so far. The public is welcome, and questions can be sent to the clerk
until noon of the day before.`,
  weather: `Weather for {p1}
In {p1} the day begins with fog over the {r1}. Around noon the temperature reaches {f1} degrees, with a light wind from
the west at {f2} kilometres an hour. At night it falls to {f3} degrees, and the chance of rain is {f4} per cent. The
outlook for the weekend stays unsettled, and drivers should expect wet roads in the hills.`,
  market: `Shares in {p1} close higher
Shares in {p1} closed higher on {d1}. The leading index gained {s1} points, or {s2} per cent, and ended at {f1} points.
Turnover came to {f2} million crowns, after {f3} million the day before. {c1} rose by {s3} per cent to {s4} crowns, and
{c2} fell by {s5} per cent to {s6} crowns. In all, {f4} shares gained, {f5} lost and {f6} ended where they began. Dealers
said that buyers had waited for the figures of {c3}, which reports its quarter on {d2}.`,
  match: `{p1} beat {p2}
{p1} beat {p2} by {f1} goals to {f2} at home on {d1}. {n1} scored first in minute {f3}, and {n2} made sure of the win in
minute {f4} in front of {f5} spectators. {p1} now stand {f6} points ahead of {p3}, who play {p4} on {d2}.`,
  court: `{n1} sentenced in {p1}
The district court in {p1} sentenced {n1}, {f1}, to {f2} months in prison for fraud. The judge, {n2}, said that
the accused had sold flats in {p2} that did not exist. The defence said that it would appeal. The sentence is not final
until the higher court has ruled on it, which is expected to take most of a year.`,
  ferry: `Ferry to {p1} out of service
The ferry between {p1} and {p2} is out of service until {d1}. {c1} said that a part of the engine has to be replaced and
that {f1} passengers a day are asked to take the bus over {p3}, which needs {f2} minutes longer.`,
} as const;

export type PatternName = keyof typeof patterns;

/** The report of one kind and number; two numbers give other fillings of every slot, as far as the lists go. */
export function patternReport(kind: PatternName, seed: number): PatternReport {
  const random = new Random(mixSeeds(seed, kind.length * 131 + kind.charCodeAt(0)));
  const slots = new Map<string, [string, string]>();
  const filled = (later: 0 | 1) =>
    patterns[kind].replaceAll(/\{(\w)(\d)\}/g, (slot, letter: string) => {
      const known = slots.get(slot) ?? fill(letter, random);
      slots.set(slot, known);
      return known[later];
    });
  const [headline, ...lines] = filled(0).split('\n');
  const [, ...linesLater] = filled(1).split('\n');
  return { headline: headline ?? '', body: lines.join(' '), updated: linesLater.join(' ') };
}

const openings =
  'Ost West Nord Kel Marn Brun Hal Lind Stein Wol Aver Dorn Eich Fals Grun Holm Ister Jor Kar Lauf Mund Neu Ober Pfarr Quell Roth Sand Tann Ulm Vor Wies Zell Birk Damm Ebers Frei Gold Hirsch Iser Jagd'.split(
    ' ',
  );
const endings = 'stadt feld burg heim dorf bach au berg hafen tal wald see rode ingen furt stein moor kirch'.split(' ');
const firstNames = 'Anna Karel Jonas Mira Pavel Helene Tomas Ida Lukas Vera Emil Nora Viktor Olga Stefan Lena'.split(
  ' ',
);
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

function fill(letter: string, random: Random): [string, string] {
  const name = () => `${random.pick(openings)}${random.pick(endings)}`;
  if (letter === 'd') return twice(random.pick(weekdays));
  if (letter === 'n') return twice(`${random.pick(firstNames)} ${name()}er`);
  if (letter === 'c') return twice(`${name()} ${random.pick(['Steel', 'Bank', 'Foods', 'Lines'])}`);
  if (letter === 'p' || letter === 'r') return twice(name());
  if (letter === 's') return twice(`${random.between(1, 90)}.${random.between(1, 9)}`);
  const figure = random.between(3, 90);
  return letter === 'g' ? [String(figure), String(figure + random.between(1, 9))] : twice(String(figure));
}

function twice(text: string): [string, string] {
  return [text, text];
}
