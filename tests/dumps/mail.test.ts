import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { readArticle } from '../../src/articles/read-article.ts';
import { detectDump } from '../../src/dumps/detect-dump.ts';
import type { Detection, Encoding } from '../../src/dumps/detection.ts';
import type { RejectedPiece } from '../../src/dumps/piece.ts';
import { readPiece } from '../../src/dumps/read-piece.ts';
import { encode, madeArticles, spaced, splitAs, splitDump } from '../support/made-dumps.ts';

function read(bytes: Buffer): Promise<(Article | RejectedPiece)[]> {
  const { detection, cuts } = splitDump(bytes, 'made.mbox', [500]);
  expect(detection.format).toBe('mail');
  return Promise.all(
    cuts.map(async (cut) => {
      const piece = await readPiece(bytes.subarray(cut.start, cut.end), detection, cut);
      return 'failure' in piece ? piece : readArticle(piece, detection.format);
    }),
  );
}

async function one(text: string): Promise<Article> {
  const articles = await read(Buffer.from(text));
  expect(articles).toHaveLength(1);
  const article = articles[0];
  if (article === undefined || 'failure' in article) throw new Error(JSON.stringify(article));
  return article;
}

const head = (more: readonly string[] = [], subject = 'Bridge closed for half a year'): string =>
  [
    'Received: from mx.example.org',
    'From: The Example <news@example.org>',
    `Subject: ${subject}`,
    'Date: Thu, 04 Mar 2021 10:15:00 +0100 (CET)',
    'Message-ID: <1@example.org>',
    ...more,
    '',
    '',
  ].join('\n');

const body = 'The council closed the old bridge on Monday.\n\nEngineers found rust in two of its pillars.\n';
const bodyRead = 'The council closed the old bridge on Monday.\n\nEngineers found rust in two of its pillars.';

test('a newsletter gives subject, date, sender and the address at which it is kept', async () => {
  const more = [
    'List-Id: "The Example weekly" <weekly.example.org>',
    'List-Unsubscribe: <https://example.org/u>',
    'Archived-At: <https://example.org/bridge>',
  ];
  expect(await one(head(more) + body)).toMatchObject({
    headline: 'Bridge closed for half a year',
    body: bodyRead,
    published: { value: '2021-03-04T09:15:00.000Z' },
    outlet: 'The Example',
    byline: null,
    url: 'https://example.org/bridge',
    section: 'The Example weekly',
  });
});

test.each([
  ['Fwd: RE: [weekly] Bridge closed for half a year', 'Bridge closed for half a year'],
  ['[weekly] AW: Bridge closed for half a year', 'Bridge closed for half a year'],
  ['[CORRECTED] Bridge closed for half a year', '[CORRECTED] Bridge closed for half a year'],
  ['=?utf-8?Q?Br=C3=BCcke_?= =?utf-8?B?Z2VzcGVycnQ=?=', 'Brücke gesperrt'],
  ['Bridge closed\n for half a year', 'Bridge closed for half a year'],
])('the headline is the subject without the marks of replies and lists: %s', async (subject, headline) => {
  expect(await one(head(['List-Id: <weekly.example.org>'], subject) + body)).toMatchObject({ headline });
});

test.each([
  [
    ['List-Id: <a.example.org>'],
    'Ann Lee at The Example <a@example.org>',
    { byline: 'Ann Lee', outlet: 'The Example' },
  ],
  [['Precedence: bulk'], '"The Example, daily" <a@example.org>', { byline: null, outlet: 'The Example, daily' }],
  [['Precedence: bulk'], 'a@example.org', { byline: null, outlet: 'example.org' }],
  [
    ['List-Id: Talk on\n bridges <talk.example.org>', 'List-Post: <mailto:talk@example.org>'],
    '"Ann Lee via talk" <talk@example.org>',
    { byline: 'Ann Lee', outlet: 'Talk on bridges' },
  ],
  [
    ['List-Id: <a.example.org>', 'List-Post: NO'],
    'The Example <a@example.org>',
    { byline: null, outlet: 'The Example' },
  ],
  [[], 'Ann Lee <ann@example.org>', { byline: 'Ann Lee <ann@example.org>', outlet: null }],
])('the sender of a list is an outlet, any other an author with the address: %j %s', async (more, from, fields) => {
  const text = (head(more) + body).replace('The Example <news@example.org>', from);
  expect(await one(text)).toMatchObject(fields);
});

const parts = (plain: string, html: string): string =>
  [
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    plain,
    '--b1',
    'Content-Type: text/html; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    html,
    '--b1--',
    '',
  ].join('\n');

test('the plain text is taken, and the HTML where the plain one only leads to it', async () => {
  const html =
    '<html><body><h1>Bridge</h1><p>Die Br=FCcke ist gesperrt. =\nEs gibt viel Rost.</p><p>Bis Mai.</p></body></html>';
  const start = head().trimEnd();
  expect((await one(`${start}\n${parts(body, html)}`)).body).toBe(bodyRead);
  const stub = 'View this email in your browser: https://example.org/x';
  const long = html.replace('Bis Mai.', 'Bis Mai bleibt es dabei. '.repeat(20));
  expect((await one(`${start}\n${parts(stub, long)}`)).body).toContain('Die Brücke ist gesperrt. Es gibt viel Rost.');
  expect((await one(`${start}\n${parts('', html)}`)).body).toBe(
    'Bridge\n\nDie Brücke ist gesperrt. Es gibt viel Rost.\n\nBis Mai.',
  );
});

test('base64 and other encodings of letters are read', async () => {
  const text = Buffer.concat([
    Buffer.from('Stra'),
    Buffer.from([0xdf]),
    Buffer.from('e gesperrt, sagt die Stadt heute.'),
  ]);
  const more = ['Content-Type: text/plain; charset=windows-1252', 'Content-Transfer-Encoding: base64'];
  expect((await one(head(more) + text.toString('base64'))).body).toBe('Straße gesperrt, sagt die Stadt heute.');
});

test('attachments are passed over', async () => {
  const more = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=m'];
  const text = `--m\nContent-Type: text/plain\n\n${body}\n--m\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\n\nNot this.\n--m--\n`;
  expect((await one(head(more) + text)).body).toBe(bodyRead);
});

test('a forwarded message is the article below a remark, and is added below a text', async () => {
  const more = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=m'];
  const inside = head([], 'Ferry adds four boats').replace('news@', 'ferry@').replace('04 Mar', '05 Mar') + body;
  const text = (own: string): string =>
    `${head(more, 'Fwd: x')}--m\nContent-Type: text/plain\n\n${own}\n--m\nContent-Type: message/rfc822\n\n${inside}\n--m--\n`;
  expect(await one(text('See below.'))).toMatchObject({
    headline: 'Ferry adds four boats',
    body: bodyRead,
    published: { value: '2021-03-05T09:15:00.000Z' },
  });
  const long = 'The harbour office tells that boats are late again today. '.repeat(10).trim();
  expect(await one(text(long))).toMatchObject({
    headline: 'x',
    body: `${long}\n\nFerry adds four boats\n\n${bodyRead}`,
  });
});

test('links to its page above a newsletter, signature and notice of the list are no text; quotes stay', async () => {
  const text = `View this email in your browser\nhttps://example.org/x\n\n${body}\n> An older line\n> and another\n\n-- \nAnn Lee\nThe Example\n`;
  expect((await one(head() + text)).body).toBe(`${bodyRead}\n\n> An older line\n\n> and another`);
  const list = `${body}\n${'_'.repeat(47)}\nWeekly mailing list\nWeekly@example.org\n`;
  expect((await one(head() + list)).body).toBe(bodyRead);
});

test('the invisible line behind the first one of a newsletter is no text', async () => {
  const padding = '\u034f \u200c \u00a0 \u00ad'.repeat(20);
  expect((await one(`${head()}${padding}\n\nForwarded this email? Subscribe here for more\n\n${body}`)).body).toBe(
    bodyRead,
  );
});

test('the lines on why a newsletter came and how to end it are no text', async () => {
  const footer = [
    'Copyright © 2021 The Example, all rights reserved.',
    'You are receiving this email because you signed up on our website.',
    'Our mailing address is:',
    'The Example',
    '1 Quay Street, Port Harbour',
    'Want to change how you receive these emails?',
    'You can update your preferences or unsubscribe from this list.',
  ];
  expect((await one(head() + body + footer.join('\n\n'))).body).toBe(bodyRead);
  const text = `${body}\nReaders may unsubscribe from the ferry’s list. The council said so.\n\nIt opens in May.\n`;
  expect((await one(head() + text)).body).toContain('It opens in May.');
});

const envelope = 'From news@example.org Thu Mar  4 10:15:00 2021\n';

test('an mbox file comes apart at its envelopes, and only there', async () => {
  const odd = `${body}\nFrom here on the road is closed.\n\n>From Monday it opens.\n\n>>From Thu Mar  4 10:15:00 2021\n\nFrom ann@example.org Thu Mar  4 10:15:00 2021\nno field below this.\n`;
  const mbox = `${envelope}${head()}${odd}\n${envelope}${head([], 'Ferry adds four boats')}${body}\n`;
  const articles = await read(Buffer.from(mbox));
  expect(articles).toMatchObject([
    { headline: 'Bridge closed for half a year' },
    { headline: 'Ferry adds four boats', body: bodyRead },
  ]);
  expect(articles[0]).toMatchObject({
    body: `${bodyRead}\n\nFrom here on the road is closed.\n\nFrom Monday it opens.\n\n>From Thu Mar  4 10:15:00 2021\n\nFrom ann@example.org Thu Mar  4 10:15:00 2021\n\nno field below this.`,
  });
});

test.each([
  'From - Thu Mar 04 10:15:00 2021',
  'From 1693@xxx Thu Mar 04 10:15:00 +0000 2021',
  'From ann at example.org  Thu Mar  4 10:15:00 2021',
  'From MAILER-DAEMON Thu Mar  4 10:15:00 GMT 2021',
])('envelopes as programs write them are known: %s', async (line) => {
  const mbox = `${line}\n${head()}${body}\n${line}\n${head([], 'Ferry adds four boats')}${body}`;
  expect(await read(Buffer.from(mbox))).toMatchObject([
    { headline: 'Bridge closed for half a year', observed: '2021-03-04T10:15:00.000Z' },
    { headline: 'Ferry adds four boats' },
  ]);
});

test('a saved mail with nothing but its sender, receiver, subject and date is one', async () => {
  const saved = `From: Ann Lee <ann@example.org>\nTo: bo@example.org\nSubject: Bridge closed for half a year\nDate: Thu, 4 Mar 2021 10:15:00 +0100\n\n${body}`;
  expect(await one(saved)).toMatchObject({ headline: 'Bridge closed for half a year', body: bodyRead });
});

test('articles below From, Date and Subject alone are no mail, and neither is a text that begins with From', () => {
  for (const text of [
    `From: Ann Lee\nDate: 2021-03-04\nSubject: Bridge closed\n\n${body}`,
    `Title: Bridge closed\nDate: 2021-03-04\nContent-Type: article\n\n${body}`,
    `From Monday 4 March 2021 the bridge is closed\n\n${body}`,
    `${envelope}The bridge is closed.\n\n${body}`,
  ]) {
    expect(detectDump(Buffer.from(text), 'made.eml', true).format).not.toBe('mail');
  }
});

test('a message without text is rejected, and the ones around it are read', async () => {
  const picture = ['MIME-Version: 1.0', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64'];
  const mbox = `${envelope}${head()}${body}\n${envelope}${head(picture)}iVBORw0K\n\n${envelope}${head()}${body}`;
  expect(await read(Buffer.from(mbox))).toMatchObject([
    { body: bodyRead },
    { failure: { code: 'record-without-text', record: 2, line: 12 } },
    { body: bodyRead },
  ]);
});

test('what stands before the first message is left over, and a message that breaks off is read as far as it goes', async () => {
  const as: Detection = { format: 'mail', layout: 'mbox', encoding: 'utf-8', byteOrderMarkBytes: 0, evidence: [] };
  const { cuts, summary } = splitAs(Buffer.from(`words\n\n${envelope}${head()}${body.slice(0, 30)}`), as);
  expect(cuts).toHaveLength(1);
  expect(summary.account.leftovers).toBe(5);
  expect(summary.warnings.join()).toContain('before the first message');
  expect((await one(`${envelope}${head()}${body.slice(0, 30)}`)).body).toBe(body.slice(0, 30).trim());
});

test.each([
  [
    'parts nested a thousand deep',
    Array.from({ length: 1000 }, (_, at) => `Content-Type: multipart/mixed; boundary="n${at}"\n\n--n${at}\n`).join(''),
  ],
  ['messages nested a thousand deep', 'Content-Type: message/rfc822\n\n'.repeat(1000)],
  [
    'ten thousand parts',
    `Content-Type: multipart/mixed; boundary=m\n\n${'--m\nContent-Type: text/plain\n\nWords.\n'.repeat(10_000)}--m--\n`,
  ],
  [
    'ten thousand kinds of bars',
    Array.from({ length: 10_000 }, (_, at) => `Content-Type: multipart/mixed; boundary="n${at}"\n\n--n0\n`)
      .join('')
      .replace(/^/, 'Content-Type: multipart/mixed; boundary=n0\n\n--n0\n'),
  ],
  ['a head without end', 'X: '.repeat(400_000)],
])('%s neither hang nor break it', async (_, text) => {
  const before = process.cpuUsage();
  const articles = await read(Buffer.from(`Message-ID: <1@x>\nSubject: a\nFrom: b@example.org\n${text}\nWords.\n`));
  expect(articles).toHaveLength(1);
  expect(process.cpuUsage(before).user).toBeLessThan(4_000_000);
});

const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'windows-1252'];

test('articles that were written as an mbox file come apart again', async () => {
  await fc.assert(
    fc.asyncProperty(
      madeArticles(1, 4),
      fc.constantFrom(...encodings),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 }),
      async (articles, encoding, lineBreak, coded, chunks) => {
        const charset = encoding === 'windows-1252' ? 'windows-1252' : 'utf-8';
        const mbox = articles.map(({ headline, paragraphs }) => {
          const text = `${spaced(paragraphs).join('\n')}\n`;
          const plain = `Content-Type: text/plain; charset=${charset}`;
          if (!coded) return `${envelope}${head(['MIME-Version: 1.0', plain], headline)}${text}`;
          const base64 = encode(text, encoding === 'utf-16le' ? 'utf-8' : encoding, false).toString('base64');
          return `${envelope}${head([plain, 'Content-Transfer-Encoding: base64'], headline)}${base64.replace(/.{72}/g, '$&\n')}\n`;
        });
        const bytes = encode(mbox.join('\n').replaceAll('\n', lineBreak), encoding, encoding === 'utf-16le');
        const { detection, cuts, summary } = splitDump(bytes, 'made.mbox', chunks);
        const { account } = summary;
        expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
        expect(cuts).toEqual(splitAs(bytes, detection).cuts);
        const found = await read(bytes);
        expect(
          found.map((article) => ('failure' in article ? article : { headline: article.headline, body: article.body })),
        ).toEqual(articles.map(({ headline, paragraphs }) => ({ headline, body: paragraphs.join('\n\n') })));
      },
    ),
  );
});

test('an article that was saved as a mail of its own comes back, with its day', async () => {
  await fc.assert(
    fc.asyncProperty(madeArticles(1, 1), fc.integer({ min: 1, max: 900 }), async ([article], length) => {
      if (article === undefined) return;
      const { headline, paragraphs } = article;
      const message = `${head(['Content-Type: text/plain; charset=utf-8'], headline)}${spaced(paragraphs).join('\n')}\n`;
      const bytes = Buffer.from(message);
      const { detection, cuts, summary } = splitDump(bytes, 'made.eml', [length]);
      expect([detection.format, detection.layout]).toEqual(['mail', 'eml']);
      expect(cuts).toEqual(splitAs(bytes, detection).cuts);
      const { account } = summary;
      expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
      expect(await read(bytes)).toMatchObject([
        { headline, body: paragraphs.join('\n\n'), published: { value: expect.stringMatching(/^\d{4}-\d\d-\d\d/) } },
      ]);
    }),
    { numRuns: 60 },
  );
});

const wildMail = fc
  .array(
    fc.oneof(
      fc.constantFrom(envelope, '\n', '\r\n', 'Subject: a\n', 'Message-ID: <1@x>\n', '>From x\n', '--b\n', '--b--\n'),
      fc.constantFrom(
        'Content-Type: multipart/mixed; boundary=b\n',
        'Content-Type: text/html\n\n<p>x',
        'words\n',
        'Content-Type: message/rfc822\n\n',
      ),
      fc.constantFrom(
        'Content-Transfer-Encoding: base64\n\n',
        '=?utf-8?B?w?=',
        '=ff',
        'From: "a <b\n',
        'charset=nope',
        ';',
      ),
    ),
    { maxLength: 30 },
  )
  .chain((pieces) => fc.uint8Array({ maxLength: 6 }).map((noise) => ({ text: pieces.join(''), noise })));

test('whatever the bytes, the cuts do not depend on the chunks, add up, and are read or rejected', async () => {
  await fc.assert(
    fc.asyncProperty(
      wildMail,
      fc.constantFrom('mbox', 'eml'),
      fc.constantFrom<Encoding>('utf-8', 'utf-16be', 'windows-1252'),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
      async ({ text, noise }, layout, encoding, chunks) => {
        const bytes = Buffer.concat([encode(text, encoding, false), noise, encode(text, encoding, false)]);
        const as: Detection = { format: 'mail', encoding, byteOrderMarkBytes: 0, evidence: [], layout };
        const { cuts, summary } = splitAs(bytes, as, chunks);
        expect({ cuts, summary }).toEqual(splitAs(bytes, as));
        const { account } = summary;
        expect(account.articles + account.furniture + account.separators + account.leftovers).toBe(bytes.length);
        expect(Math.min(...Object.values(account))).toBeGreaterThanOrEqual(0);
        for (const cut of cuts) {
          const piece = await readPiece(bytes.subarray(cut.start, cut.end), as, cut);
          if ('failure' in piece) expect(piece.failure.message).not.toBe('');
        }
      },
    ),
    { numRuns: 400 },
  );
});
