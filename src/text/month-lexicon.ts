/**
 * Names of months, lower-case, January first, and of weekdays: English, German, French, Spanish, Portuguese, Italian,
 * Dutch, with the short forms that newspapers and their databases write.
 * Source: Unicode CLDR 44, gregorian calendar, wide and abbreviated forms, gathered by hand.
 */
const namesByMonth: readonly string[] = [
  'january jan januar jänner januari janvier janv enero ene janeiro gennaio gen',
  'february feb februar februari février fevrier févr fevr febrero fevereiro fev febbraio',
  'march mar märz maerz mrz maart mrt mars marzo março marco',
  'april apr avril avr abril abr aprile',
  'may mai mei mayo maio maggio mag',
  'june jun juni juin junio junho giugno giu',
  'july jul juli juillet juil julio julho luglio lug',
  'august aug augustus août aout agosto ago',
  'september sept sep septembre septiembre setembro set settembre',
  'october oct oktober okt octobre octubre outubro out ottobre ott',
  'november nov novembre noviembre novembro',
  'december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre',
];

const weekdayNames =
  'monday mon tuesday tues tue wednesday wed thursday thurs thur thu friday fri saturday sat sunday sun ' +
  'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag ' +
  'lundi mardi mercredi jeudi vendredi samedi dimanche ' +
  'lunes martes miércoles jueves viernes sábado domingo ' +
  'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira ' +
  'lunedì martedì mercoledì giovedì venerdì sabato domenica ' +
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag';

const monthByName = new Map(
  namesByMonth.flatMap((names, at) => names.split(' ').map((name): [string, number] => [name, at + 1])),
);

/** All names of months and of weekdays as the inside of a pattern, longest first; to be matched without case. */
export const monthPattern = [...monthByName.keys()].sort((left, right) => right.length - left.length).join('|');
export const weekdayPattern = weekdayNames
  .split(' ')
  .sort((left, right) => right.length - left.length)
  .join('|');

/** The number of a month by its name in any case, 1 to 12; 0 for other words. */
export function monthOfName(name: string): number {
  return monthByName.get(name.toLowerCase()) ?? 0;
}
