import { expect, test } from 'vitest';
import { readMetaLine } from '../../src/articles/read-meta-line.ts';

test.each<[string, string]>([
  ['Published Mar. 4, 2021 at 8:30 a.m. ET', '2021-03-04'],
  ['First published on Thu 4 Mar 2021 06.00 GMT', '2021-03-04T06:00:00.000Z'],
  ['Published: 4 March 2021 Updated: 6 March 2021', '2021-03-04'],
  ['Published: 4 March 2021 | Updated: 6 March 2021', '2021-03-04'],
  ['4 March 2021 • 3 min read', '2021-03-04'],
  ['March 4, 2021 / 8:30 AM / Agency', '2021-03-04'],
  ['Dated March 4, 2021', '2021-03-04'],
  ['Release Date: March 4, 2021', '2021-03-04'],
  ['Article published: March 4, 2021', '2021-03-04'],
  ['Web posted at: 3/14/2021 10:30:00', '2021-03-14'],
  ['Issued on: 25/03/2021 - 10:30', '2021-03-25'],
  ['Veröffentlicht am 4. März 2021', '2021-03-04'],
  ['4. März 2021, 10:30 Uhr', '2021-03-04'],
  ['Publié le 4 mars 2021', '2021-03-04'],
  ['Publicado el 4 de marzo de 2021', '2021-03-04'],
  ['[March 4, 2021]', '2021-03-04'],
  ['March 4, 2021.', '2021-03-04'],
  ['date 2021-03-04', '2021-03-04'],
])('"%s" says %s', (line, published) => expect(readMetaLine(line)).toMatchObject({ published, isUpdate: false }));

test.each(['Last updated: March 4, 2021', 'Updated 10:30 AM EST, Thu March 4, 2021', 'Aktualisiert am 4. März 2021'])(
  '"%s" is the date of a later change',
  (line) => expect(readMetaLine(line)).toMatchObject({ isUpdate: true }),
);

test.each([
  'March 4, 2021 was a cold day',
  'People wait at the pier, March 4, 2021 (Agency)',
  'File photo: March 4, 2021',
  'A crane at the pier on Thursday, March 4, 2021. (Photo by Ann Lee)',
  'The pier was closed on March 4, 2021',
  'March 2021',
])('"%s" says nothing of the publication', (line) => expect(readMetaLine(line)).toBeNull());

test('a day in figures is read in the order of the dump', () => {
  expect(readMetaLine('03/04/2021')).toBeNull();
  expect(readMetaLine('Posted on 03/04/2021 by Ann Lee', 'day-first')).toMatchObject({ published: '2021-04-03' });
  expect(readMetaLine('By Ann Lee | 03/04/2021', 'month-first')).toMatchObject({ published: '2021-03-04' });
});
