/** A line of a dump. */
export interface Report {
  readonly title: string;
  readonly date?: string;
  readonly publisher: string;
  readonly text: string;
}

const flood = (toll: number, day: number, publisher: string, hour = 8): Report => ({
  title: `Flood on the Marn kills ${toll} in Oststadt`,
  date: `2026-03-0${day}T${String(hour).padStart(2, '0')}:00:00Z`,
  publisher,
  text:
    publisher === 'Oststadt Post'
      ? `The river Marn rose above its dykes on Sunday. At least ${toll} people were killed in the flood in Oststadt, the district
office said. Soldiers brought water and blankets to the school on the hill. The dykes in Oststadt are to be repaired by 30 June 2026.`
      : `Rescue teams went from roof to roof in boats for a second night. The flood in Oststadt has killed ${toll} people, police
said on Monday. About 4,200 people in Oststadt spent the night in school halls, where the Red Cross gave out soup and tea.`,
});

const quake = (toll: number, day: number, publisher: string): Report => ({
  title: `Quake in Tarnow kills ${toll}`,
  date: `2026-03-0${day}T06:00:00Z`,
  publisher,
  text: `A strong quake shook the hills around Tarnow before dawn. At least ${toll} people were killed in the quake in Tarnow, the
mayor said. Engineers closed two bridges, and trains stopped for the day. The school in Tarnow will open again on 20 March 2026.`,
});

const troops = (count: string, day: number, publisher: string): Report => ({
  title: `Talks on troops in Kavaria go on`,
  date: `2026-03-0${day}T15:00:00Z`,
  publisher,
  text: `Ministers met for ${day + 1} hours in the old castle. The alliance has ${count} troops in Kavaria, a spokesman said on the
stairs. All troops in Kavaria are to leave by the end of 2026, he said. ${publisher} could not reach the embassy for comment.`,
});

const dateless = ({ date: _, ...report }: Report): Report => report;

/**
 * Twelve reports of two outlets and more: revisions out of order, a text that comes back, the same thing told by
 * several, another event of the kind, and one that states its date
 * elsewhere only. (None is without any date: what it is estimated from is the file that it came in.)
 */
export const reports: readonly Report[] = [
  flood(21, 2, 'Oststadt Post', 8),
  flood(34, 2, 'Oststadt Post', 14),
  flood(38, 3, 'Oststadt Post', 9),
  { ...flood(21, 2, 'Oststadt Post', 20) },
  flood(34, 3, 'Northern Wire', 7),
  flood(36, 3, 'Northern Wire', 19),
  quake(12, 4, 'Oststadt Post'),
  quake(15, 5, 'Northern Wire'),
  troops('2,500', 4, 'Northern Wire'),
  troops('about 2,000', 6, 'The Kavar Courier'),
  troops('2,500', 7, 'Oststadt Post'),
  dateless(flood(38, 3, 'Oststadt Post', 9)),
];

/** Reports as a dump of lines. */
export function toDump(of: readonly Report[]): string {
  return of.map((report) => `${JSON.stringify({ ...report, text: report.text.replaceAll('\n', ' ') })}\n`).join('');
}
