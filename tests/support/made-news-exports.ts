import fc from 'fast-check';
import type { MadeArticle } from './made-dumps.ts';
import { madeArticles } from './made-dumps.ts';

/** An article with what a database of newspapers knows of it. */
export interface MadeStory extends MadeArticle {
  readonly outlet: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly byline: string | null;
  readonly section: string | null;
}

const outlets = ['The Harbour Times', 'Valley Courier (Ontario)', 'North Coast News Agency', 'El Puerto', 'Hafenbote'];
const names = ['Ann Lee', 'Jonas Berg', 'Maria del Mar; Tom Reed', 'M. O’Neil'];
const sections = ['NEWS; Pg. 3', 'Business/Financial', 'A-SECTION; Pg. A01', 'opinion/columnists'];

/** Lines that look like marks of some export, but stand in the middle of an article. */
const traps = [
  '12 of 500 documents were read out, and the clerk said that the rest would follow in the summer.',
  'Full text: the letter of the mayor ran to four pages, and none of them named the bridge.',
  'IN 2021 the harbour counted 4,200 boats, and the year after that it counted 4,300 of them.',
  'CO OP shops closed early, 300 people waited in front of them, and nobody had an answer.',
  'RE: the letter that you sent in March, said the reply, we have nothing to add to it now.',
  'Document 3 of 9 was missing, the inquiry found, and 20 pages of the others had been torn.',
  '__________',
  '-----',
  'Subject: nobody knew what it was about, and the council did not wish to say more about it.',
  'Abstract: that is how critics called the plan, and 40 of them signed a letter against it.',
  'LENGTH: the bridge is 300 metres long, its builders say, and 20 metres wide at either end.',
  'There were 300 words',
];

const day = fc
  .tuple(fc.integer({ min: 1985, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);

/** Articles with different headlines, one in three with a line in the middle that looks like a mark. */
export function madeStories(least: number, most: number): fc.Arbitrary<MadeStory[]> {
  const facts = fc.record({
    outlet: fc.constantFrom(...outlets),
    day,
    byline: fc.option(fc.constantFrom(...names)),
    section: fc.option(fc.constantFrom(...sections)),
    trap: fc.option(fc.constantFrom(...traps), { freq: 2 }),
  });
  return madeArticles(least, most).chain((articles) =>
    fc.array(facts, { minLength: articles.length, maxLength: articles.length }).map((all) =>
      articles.flatMap((article, at) => {
        const fact = all[at];
        if (fact === undefined) return [];
        const { trap, ...rest } = fact;
        const paragraphs = [...article.paragraphs];
        if (trap !== null && paragraphs.length > 1) paragraphs.splice(1, 0, trap);
        return [{ ...article, ...rest, paragraphs }];
      }),
    ),
  );
}

const months = 'January February March April May June July August September October November December'.split(' ');
const germanMonths = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

interface DayParts {
  readonly year: string;
  readonly month: string;
  readonly german: string;
  readonly date: number;
  readonly weekday: string;
}

function partsOf(iso: string): DayParts {
  const [year = '', month = '1', date = '1'] = iso.split('-');
  const weekday = weekdays[new Date(`${iso}T00:00:00Z`).getUTCDay()] ?? '';
  const at = Number(month) - 1;
  return { year, month: months[at] ?? '', german: germanMonths[at] ?? '', date: Number(date), weekday };
}

export interface NexisStyle {
  readonly cover: boolean;
  readonly labels: boolean;
  readonly rightsAbove: boolean;
  readonly rightsBelow: boolean;
  readonly edition: boolean;
  readonly graphic: boolean;
  readonly dateline: boolean;
  readonly lengthFirst: boolean;
  readonly width: number;
  readonly extraBlanks: boolean;
  readonly formFeeds: boolean;
  readonly german: boolean;
  readonly dayStyle: number;
}

export const nexisStyle: fc.Arbitrary<NexisStyle> = fc.record({
  cover: fc.boolean(),
  labels: fc.boolean(),
  rightsAbove: fc.boolean(),
  rightsBelow: fc.boolean(),
  edition: fc.boolean(),
  graphic: fc.boolean(),
  dateline: fc.boolean(),
  lengthFirst: fc.boolean(),
  width: fc.integer({ min: 60, max: 90 }),
  extraBlanks: fc.boolean(),
  formFeeds: fc.boolean(),
  german: fc.boolean(),
  dayStyle: fc.nat({ max: 4 }),
});

/** The lines of a LexisNexis export with numbered documents. */
export function nexisDump(stories: readonly MadeStory[], style: NexisStyle): string[] {
  const lines = style.cover ? nexisCover(stories.length) : [];
  for (const [at, story] of stories.entries()) {
    const mark = style.german ? `Dokument ${at + 1} von ${stories.length}` : `${at + 1} of ${stories.length} DOCUMENTS`;
    const feed = style.formFeeds && at > 0 ? '\f' : '';
    lines.push(...(at > 0 ? ['', ''] : []), `${feed}${centred(mark)}`, '', '', '', ...nexisDocument(story, style));
  }
  return style.extraBlanks ? lines.flatMap((line) => (line === '' ? ['', ' '] : [line])) : lines;
}

function nexisCover(count: number): string[] {
  return [
    ...[
      '',
      '',
      `Download Request: Selected Items: 1-${count}`,
      'Time Of Request: Friday, March 20, 2020  16:51:31 EST',
    ],
    ...['Send To:', '', 'MEGADEAL, ACADEMIC UNIVERSE', 'EXAMPLE LIBRARY', 'SPRINGFIELD, CA', '', ''],
    ...['Terms: (bridge and (harbour or ferry)) and Date(geq(01/01/1989) and', 'leq(12/31/2026))', '', ''],
    ...['Source: Newspaper Stories, Combined Papers', 'Project ID: None', '', '', ''],
  ];
}

function nexisDocument(story: MadeStory, style: NexisStyle): string[] {
  const { german, width } = style;
  const rights = [centred(`Copyright ${story.day.slice(0, 4)} ${story.outlet}`), centred('All Rights Reserved')];
  const field = (english: string, other: string, value: string) => [
    ...wrapped(`${german ? other : english}: ${value}`, width),
    '',
  ];
  const length = field('LENGTH', 'LÄNGE', german ? '430 Wörter' : '430 words');
  const named = [
    ...(story.byline === null ? [] : field('BYLINE', 'AUTOR', `By ${story.byline}`)),
    ...(story.section === null ? [] : field('SECTION', 'RUBRIK', story.section)),
  ];
  const headline = style.labels ? `HEADLINE: ${story.headline}` : story.headline;
  const titled = [...wrapped(headline, width), ''];
  return [
    ...(style.rightsAbove ? [...rights, ''] : []),
    ...[centred(story.outlet), '', centred(nexisDay(story.day, style))],
    ...(style.edition ? [centred('Late Edition - Final'), ''] : ['']),
    ...(style.labels && style.lengthFirst ? [...length, ...titled, ...named] : [...titled, ...named, ...length]),
    ...(style.dateline ? field('DATELINE', 'DATELINE', 'PORT HARBOUR') : []),
    ...(style.labels ? ['BODY:', ''] : []),
    ...story.paragraphs.flatMap((paragraph) => [...wrapped(paragraph, width), '']),
    ...(style.graphic
      ? [...field('GRAPHIC', 'GRAFIK', 'PHOTO, The bridge at dawn.'), 'Ferries wait. (Agency)', '']
      : []),
    ...field('LOAD-DATE', 'UPDATE', german ? '3. Mai 2020' : 'May 3, 2020'),
    ...field('LANGUAGE', 'SPRACHE', german ? 'GERMAN; DEUTSCH' : 'ENGLISH'),
    ...['PUBLICATION-TYPE: Newspaper', ''],
    ...(style.rightsBelow ? ['', '', ...rights] : []),
  ];
}

function nexisDay(iso: string, style: NexisStyle): string {
  const { year, month, german, date, weekday } = partsOf(iso);
  if (style.german) return `${date}. ${german} ${year} ${weekday === 'Friday' ? 'Freitag' : 'Montag'}`;
  const spelled = [
    `${month} ${date}, ${year} ${weekday}`,
    `${month} ${date}, ${year}, ${weekday}, BC cycle`,
    `${month} ${date}, ${year} ${weekday} 10:30 PM EST`,
    `${date} ${month} ${year}`,
    `${month} ${date}, ${year}`,
  ];
  return spelled[style.dayStyle] ?? '';
}

export interface NexisUniStyle {
  readonly cover: boolean;
  readonly blankHead: boolean;
  readonly graphic: boolean;
  readonly classification: boolean;
  readonly loadDate: boolean;
  readonly noBreakSpaces: boolean;
  readonly pages: boolean;
}

export const nexisUniStyle: fc.Arbitrary<NexisUniStyle> = fc.record({
  cover: fc.boolean(),
  blankHead: fc.boolean(),
  graphic: fc.boolean(),
  classification: fc.boolean(),
  loadDate: fc.boolean(),
  noBreakSpaces: fc.boolean(),
  pages: fc.boolean(),
});

/** The lines of a Nexis Uni export as text, each document closed by a line of its own. */
export function nexisUniDump(stories: readonly MadeStory[], style: NexisUniStyle): string[] {
  const cover = [
    ...[
      'User Name: = ann',
      '',
      'Date and Time: = Friday, March 20, 2020 4:51:00 PM EST',
      '',
      'Job Number: = 1234567',
      '',
    ],
    ...[`Documents (${stories.length})`, ''],
    ...stories.flatMap((story, at) => [`${at + 1}. ${story.headline}`, '']),
    ...[
      'Client/Matter: -None-',
      '',
      'Search Terms: bridge and ferry',
      '',
      '| About LexisNexis | Privacy Policy |',
      '',
      '',
    ],
  ];
  return [...(style.cover ? cover : []), ...stories.flatMap((story) => [...uniDocument(story, style), '', ''])];
}

function uniDocument(story: MadeStory, style: NexisUniStyle): string[] {
  const { year, month, date, weekday } = partsOf(story.day);
  const gap = style.blankHead ? [''] : [];
  const space = style.noBreakSpaces ? '\u00a0' : ' ';
  const field = (name: string, value: string | null) => (value === null ? [] : [`${name}:${space}${value}`]);
  return [
    ...[story.headline, ...gap, story.outlet, ...gap, `${month} ${date}, ${year} ${weekday} 6:15 AM GMT`, ''],
    ...[`Copyright ${year} ${story.outlet} All Rights Reserved`, ...gap],
    ...[...field('Section', story.section), ...field('Length', '541 words'), ...field('Byline', story.byline)],
    ...['Body', ''],
    ...story.paragraphs.flatMap((paragraph, at) =>
      style.pages && at === 1 ? ['Page 2 of 3', '', paragraph, ''] : [paragraph, ''],
    ),
    ...(style.graphic ? ['Graphic', '', 'Photo: the bridge at dawn', ''] : []),
    ...(style.classification
      ? ['Classification', '', 'Language: ENGLISH', 'Subject: BRIDGES (90%); FERRIES (78%)', '']
      : []),
    ...(style.loadDate || !style.classification ? ['Load-Date: May 3, 2020', ''] : []),
    ...['', 'End of Document'],
  ];
}

export interface FactivaStyle {
  readonly layout: 'plain' | 'own-line' | 'inline' | 'tabs';
  readonly summary: boolean;
  readonly gap: number;
  readonly time: boolean;
  readonly page: boolean;
  readonly publisher: boolean;
  readonly tailGap: boolean;
}

export const factivaStyle: fc.Arbitrary<FactivaStyle> = fc.record({
  layout: fc.constantFrom('plain', 'own-line', 'inline', 'tabs'),
  summary: fc.boolean(),
  gap: fc.integer({ min: 1, max: 4 }),
  time: fc.boolean(),
  page: fc.boolean(),
  publisher: fc.boolean(),
  tailGap: fc.boolean(),
});

/** The lines of a Factiva export. */
export function factivaDump(stories: readonly MadeStory[], style: FactivaStyle): string[] {
  const documents = stories.map((story, at) =>
    style.layout === 'plain' ? plainFactiva(story, style, at) : codedFactiva(story, style, at),
  );
  const lines = documents.flatMap((document) => [...document, ...Array<string>(style.gap).fill('')]);
  if (!style.summary) return lines;
  return [
    ...[...lines, '', 'Search Summary', 'Text\tbridge and ferry', 'Date\tAll Dates', 'Language\tEnglish'],
    ...[`Results Found\t${stories.length}`, 'Timestamp\t20 March 2020 16:51 GMT', ''],
    '© 2020 Factiva, Inc. All rights reserved.',
  ];
}

function accessionOf(story: MadeStory, at: number): string {
  return `HARB0000${story.day.replaceAll('-', '')}ef${String(at).padStart(4, '0')}x`;
}

function plainFactiva(story: MadeStory, style: FactivaStyle, at: number): string[] {
  const { year, month, date } = partsOf(story.day);
  return [
    ...[story.headline, '', ...(story.byline === null ? [] : [`By ${story.byline}`])],
    ...['1,234 words', `${date} ${month} ${year}`, ...(style.time ? ['16:51'] : []), story.outlet, 'HARB'],
    ...[...(style.page ? ['A3'] : []), 'English', `Copyright ${year} ${story.outlet}. All Rights Reserved.`, ''],
    ...story.paragraphs.flatMap((paragraph) => [paragraph, '']),
    ...(style.publisher ? ['Harbour Press Company Ltd.', ''] : []),
    `Document ${accessionOf(story, at)}`,
  ];
}

function codedFactiva(story: MadeStory, style: FactivaStyle, at: number): string[] {
  const { year, month, date } = partsOf(story.day);
  const join = { plain: ' ', 'own-line': '\n', inline: '   ', tabs: '\t' }[style.layout];
  const field = (code: string, value: string | null) => (value === null ? [] : `${code}${join}${value}`.split('\n'));
  const [lead = '', ...rest] = story.paragraphs;
  const gap = style.tailGap ? [''] : [];
  return [
    ...[
      ...field('SE', story.section),
      ...field('HD', story.headline),
      ...field('BY', story.byline),
      ...field('WC', '1,234 words'),
    ],
    ...[
      ...field('PD', `${date} ${month} ${year}`),
      ...field('ET', style.time ? '16:51' : null),
      ...field('SN', story.outlet),
    ],
    ...[...field('SC', 'HARB'), ...field('PG', style.page ? 'A3' : null), ...field('LA', 'English')],
    ...[...field('CY', `(c) ${year} ${story.outlet}`), '', 'LP', lead, ''],
    ...(rest.length > 0 ? ['TD', ...rest.flatMap((paragraph) => [paragraph, ''])] : []),
    ...[...field('NS', 'gtrans : Transport | gcat : General'), ...gap, ...field('RE', 'uk : United Kingdom'), ...gap],
    ...field('PUB', style.publisher ? 'Harbour Press Company Ltd.' : null),
    ...field('AN', `Document ${accessionOf(story, at)}`),
  ];
}

export interface ProquestStyle {
  readonly report: boolean;
  readonly contents: boolean;
  readonly marks: boolean;
  readonly abstract: boolean;
  readonly links: boolean;
  readonly tight: boolean;
  readonly caption: boolean;
  readonly fieldGap: boolean;
  readonly closing: boolean;
}

export const proquestStyle: fc.Arbitrary<ProquestStyle> = fc.record({
  report: fc.boolean(),
  contents: fc.boolean(),
  marks: fc.boolean(),
  abstract: fc.boolean(),
  links: fc.boolean(),
  tight: fc.boolean(),
  caption: fc.boolean(),
  fieldGap: fc.boolean(),
  closing: fc.boolean(),
});

/** The lines of a ProQuest export. */
export function proquestDump(stories: readonly MadeStory[], style: ProquestStyle): string[] {
  const bar = '_'.repeat(60);
  const contents = ['Table of contents', '', ...stories.flatMap((story, at) => [`${at + 1}. ${story.headline}`, ''])];
  return [
    ...(style.report ? [bar, '', 'Report Information from ProQuest', '', 'March 20 2020 10:12', ''] : []),
    ...(style.report && style.contents ? [bar, '', ...contents] : []),
    ...stories.flatMap((story, at) => [
      ...[bar, '', ...(style.marks ? [`Document ${at + 1} of ${stories.length}`, ''] : [])],
      ...proquestDocument(story, style, at),
      '',
    ]),
    ...[bar, ''],
    ...(style.closing
      ? ['Contact us at: http://www.example.org/contact', '', 'Copyright © 2020 ProQuest LLC. All rights reserved.']
      : []),
  ];
}

function proquestDocument(story: MadeStory, style: ProquestStyle, at: number): string[] {
  const { year, month, date } = partsOf(story.day);
  const [lead = '', ...rest] = story.paragraphs;
  const gap = style.tight ? [] : [''];
  const field = (name: string, value: string | null) =>
    value === null ? [] : [`${name}: ${value}`, ...(style.fieldGap ? [''] : [])];
  return [
    ...[story.headline, '', 'ProQuest document link', ''],
    ...(story.byline === null ? [] : [`Author: ${story.byline}`, '']),
    ...(style.abstract ? [`Abstract: ${lead}`, ''] : []),
    ...(style.links ? ['Links: http://library.example.org/openurl?ctx_ver=Z39.88&atitle=x', ''] : []),
    ...[`Full text: ${lead}`, ...rest.flatMap((paragraph) => [...gap, paragraph])],
    ...(style.caption ? ['CAPTION: Ferries wait in the harbour on May 3, 2020.'] : []),
    ...[
      '',
      ...field('Subject', 'Bridges; Ferries'),
      ...field('Location', 'Ontario'),
      ...field('Title', story.headline),
    ],
    ...[...field('Publication title', `${story.outlet}; Port Harbour`), ...field('Publication year', year)],
    ...[...field('Publication date', `${month.slice(0, 3)} ${date}, ${year}`), ...field('Section', story.section)],
    ...[
      ...field('ISSN', '01234567'),
      ...field('Source type', 'Newspapers'),
      ...field('ProQuest document ID', `43${at}`),
    ],
    ...field('Document URL', `https://www.example.org/docview/43${at}?accountid=1`),
    ...[...field('Copyright', `Copyright ${story.outlet}`), ...field('Last updated', '2021-09-10')],
    ...field('Database', 'ProQuest Central'),
  ];
}

function centred(text: string): string {
  return `${' '.repeat(Math.max(10, Math.floor((80 - text.length) / 2)))}${text}`;
}

/** A text broken into lines of a width, as the exports do it. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
