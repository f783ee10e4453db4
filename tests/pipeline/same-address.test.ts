import { expect, test } from 'vitest';
import { readCanonicalTables } from '../support/read-tables.ts';
import { takeThrough } from '../support/run-steps.ts';
import { openTestContext } from '../support/test-context.ts';

const at = (url: string, date: string, title: string, text: string) =>
  `${JSON.stringify({ url, date, title, text, outlet: 'Orva Post' })}\n`;

const morning =
  'Ministers agreed before dawn on Tuesday to cut the herring quota in the Tolna basin by 20 percent to 18,400 tonnes, ' +
  'the fisheries council said.\n\nScientists had urged a cut of 38 percent.\n\nThe agreement takes effect on January 1.';
const noon =
  'From January 1, boats in the Tolna basin may land 18,400 tonnes of herring a year, 20 percent less than now, under ' +
  'a deal that was reached before dawn on Tuesday by ministers.\n\nScientists had urged a cut of 38 percent.';
const other =
  'A bakery in Tolna burned down overnight. Nobody was hurt, the fire brigade said, and the cause is not known.';

test('a page that was written anew at its address is a revision, another page of the outlet is not', async () => {
  const context = await openTestContext();
  try {
    const page = 'https://orva.example/2026/quota';
    await takeThrough(
      context,
      'morning.jsonl',
      at(page, '2026-10-13T04:00:00Z', 'Ministers cut herring quota', morning),
    );
    await takeThrough(context, 'noon.jsonl', at(page, '2026-10-13T06:00:00Z', 'Herring quota to fall 20%', noon));
    await takeThrough(
      context,
      'other.jsonl',
      at('https://orva.example/2026/fire', '2026-10-13T07:00:00Z', 'Bakery burns down', other),
    );
    const { articles, texts } = await readCanonicalTables(context.db);
    expect([texts.length, articles.length]).toEqual([3, 2]);
  } finally {
    await context.close();
  }
});
