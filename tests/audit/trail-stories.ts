/** A story of our own as its outlet gave it, in one version after the other. */
export interface TrailVersion {
  readonly title: string;
  readonly date: string;
  readonly source: string;
  readonly url: string;
  readonly text: string;
}

const quay = { source: 'Harbour Courier', url: 'https://courier.example/quay' };
const quayRest =
  'The crane had been inspected in spring, the port authority said. Two ships were moved to the outer basin. ' +
  'Crews worked through the night under lamps that the fire brigade had brought from Almwick, and tugs kept the fairway clear.';

/** A toll that grows, is put too high, and is corrected with a notice. */
export const quayVersions: readonly TrailVersion[] = [
  {
    ...quay,
    title: 'Quay wall falls at Almwick port',
    date: '2026-03-01T08:00:00Z',
    text: `At least four workers were killed when a quay wall fell at the port of Almwick, police said.\n\n${quayRest}`,
  },
  {
    ...quay,
    title: 'Quay wall falls at Almwick port, nine killed',
    date: '2026-03-01T14:30:00Z',
    text: `Nine workers were killed when a quay wall fell at the port of Almwick, police said.\n\n${quayRest}`,
  },
  {
    ...quay,
    title: 'Quay wall falls at Almwick port, seven killed',
    date: '2026-03-02T09:00:00Z',
    text:
      'Seven workers were killed when a quay wall fell at the port of Almwick, police said.\n\n' +
      `${quayRest}\n\nCorrection: An earlier version of this story said nine workers were killed. The number is seven.`,
  },
];

const loan = { source: 'Lowland Reader', url: 'https://reader.example/loan' };
const loanRest =
  'The council meets in the old customs house, whose roof the same loan is to mend. Residents had asked for a vote. ' +
  'The mayor answered that the law knows none for matters of the purse, and that the bank would not wait for one.';

/** A count of hurt people that falls without a word. */
export const loanVersions: readonly TrailVersion[] = [
  {
    ...loan,
    title: 'Brawl over loan in Teswick council',
    date: '2026-03-03',
    text: `Twelve people were injured in a brawl over a loan in the council of Teswick, doctors said.\n\n${loanRest}`,
  },
  {
    ...loan,
    title: 'Brawl over loan in Teswick council',
    date: '2026-03-05',
    text: `Eight people were injured in a brawl over a loan in the council of Teswick, doctors said.\n\n${loanRest}`,
  },
];

/** The only version that was received, which corrects one that was not. */
export const orchardVersions: readonly TrailVersion[] = [
  {
    source: 'Lowland Reader',
    url: 'https://reader.example/orchard',
    title: 'Frost spares the orchards of Ruhme',
    date: '2026-03-04',
    text:
      'Frost spared 60 of the 64 orchards around Ruhme, the growers said.\n\n' +
      'Small fires had burned between the rows since midnight, and the smoke lay over the river until noon.\n\n' +
      'Correction: An earlier version of this article misspelled the name of the river.',
  },
];

/** One line of JSON for each version. */
export function toLines(versions: readonly TrailVersion[]): string {
  return versions.map((version) => `${JSON.stringify(version)}\n`).join('');
}
