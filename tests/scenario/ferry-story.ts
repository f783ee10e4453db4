/*
 * A story as three outlets tell it over five days: the first one goes on changing its article and corrects itself on
 * the fourth day, the second contradicts it on that day, the third knows of the delay on the fifth.
 */

const searched =
  'Boats from the harbours around searched the water off Calder Head through the night, and the hall was opened to the families.';
const owner = 'The Alma had carried passengers between the islands and the mainland for a generation, her owner said.';
const inquiry = 'The inquiry into the sinking must be completed by 30 June 2026, the transport ministry said.';
const killed = (count: number, day: string) =>
  `The sinking of the ferry Alma off Calder Head killed ${count} people, the coast guard said on ${day}.`;
const missing = (count: number) => `The coast guard said ${count} passengers were missing.`;

interface Told {
  readonly outlet: string;
  readonly url: string;
  readonly title: string;
  readonly date: string;
  readonly text: string;
}

const courier = (day: number, ...paragraphs: string[]): Told => ({
  outlet: 'Harbour Courier',
  url: 'https://courier.example/alma',
  title: 'Ferry sinks off Calder Head',
  date: `2026-03-0${day}T09:00:00Z`,
  text: paragraphs.join('\n\n'),
});

/** The correction that the first outlet declares on the fourth day. */
export const correction =
  'CORRECTION: An earlier version of this article said 27 people were killed. The number is 24.';

const dayOne = [
  courier(
    2,
    'At least 12 people died when the ferry Alma sank off Calder Head on Monday, the coast guard said.',
    searched,
    missing(40),
    owner,
  ),
  {
    outlet: 'Lowland Reader',
    url: 'https://reader.example/alma',
    title: 'Ferry Alma lost off Calder Head',
    date: '2026-03-02T11:00:00Z',
    text: [
      'The sinking of the ferry Alma off Calder Head killed 15 people, the island council said on Monday.',
      'The ship left the port of Lunde before dawn in a rising wind. Fishermen who came first saw rafts and nothing else.',
    ].join('\n\n'),
  },
];

const dayFour = [
  courier(5, correction, killed(24, 'Thursday'), searched, missing(25), inquiry, owner),
  {
    outlet: 'Orrin Valley News',
    url: 'https://valley.example/wreck',
    title: 'What is known of the Alma',
    date: '2026-03-05T10:00:00Z',
    text: [
      killed(24, 'Thursday'),
      'Divers from the Orrin valley reached the wreck in the afternoon. It lies on its side in deep water, they said, and its doors are shut.',
    ].join('\n\n'),
  },
];

const councilsCount = {
  outlet: 'Lowland Reader',
  url: 'https://reader.example/count',
  title: 'Island council disputes the count of the Alma',
  date: '2026-03-05T11:00:00Z',
  text: [
    'The sinking of the ferry Alma off Calder Head killed 26 people, the island council said on Thursday.',
    'Its own list was made house by house, the council wrote, and names travellers who were on no ticket of the company.',
  ].join('\n\n'),
};

const dayFive = [
  {
    outlet: 'Orrin Valley News',
    url: 'https://valley.example/inquiry',
    title: 'Inquiry into the Alma to take longer',
    date: '2026-03-06T09:00:00Z',
    text: [
      'The inquiry into the sinking of the ferry Alma off Calder Head must be completed by 15 September 2026, the transport ministry said on Friday.',
      'The wreck has to be raised first, and no ship that can do so is free, an official told reporters in Orrin.',
    ].join('\n\n'),
  },
];

/** The dumps of the five days, an article a line. */
export const dumps: Readonly<Record<1 | 2 | 3 | 4 | 5, string>> = {
  1: lines(dayOne),
  2: lines([courier(3, killed(19, 'Tuesday'), searched, missing(33), owner)]),
  3: lines([courier(4, killed(27, 'Wednesday'), searched, missing(25), inquiry, owner)]),
  4: lines([...dayFour, councilsCount]),
  5: lines(dayFive),
};

function lines(articles: readonly Told[]): string {
  return articles.map((article) => `${JSON.stringify(article)}\n`).join('');
}
