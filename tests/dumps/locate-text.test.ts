import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Encoding, FormatName } from '../../src/dumps/detection.ts';
import { locateText } from '../../src/dumps/locate-text.ts';
import { encode } from '../support/made-dumps.ts';

const sentence = 'Mayor “Ann Lee” said 1,200 <boats> & €40 were lost at Söderhamn.';
const figure = { start: sentence.indexOf('1,200'), end: sentence.indexOf('1,200') + 5 };

/** Looks for the sentence in a record that writes it in this way, and shows what the bytes found read as. */
function check(record: string | Buffer, format: FormatName, encoding: Encoding = 'utf-8') {
  const bytes = typeof record === 'string' ? Buffer.from(record) : record;
  const found = locateText(bytes, { format, encoding }, { text: sentence, inner: figure });
  if (found === null) return null;
  const inner = found.inner === null ? null : bytes.subarray(found.inner.start, found.inner.end);
  return { text: found.text, bytes: bytes.subarray(found.start, found.end), inner };
}

const html = 'Mayor “Ann Lee” said <b>1,200</b> &lt;boats&gt; &amp; &euro;40 were lost at S&ouml;derhamn.';

function quotedPrintable(text: string): string {
  const signs = [...Buffer.from(text)].map((byte) =>
    byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
  );
  return signs.map((sign, i) => (i % 30 === 29 ? `${sign}=\r\n` : sign)).join('');
}

describe('a sentence is found in the bytes of its record', () => {
  const written: readonly (readonly [string, FormatName, string])[] = [
    ['as it is', 'scraped-pages', `Title\n\nBefore. ${sentence} After.`],
    ['broken into lines', 'separator-lines', `Before. ${sentence.replaceAll(' ', '\r\n')} After.`],
    ['in JSON', 'json-lines', JSON.stringify({ title: 'x', text: `Before.\n${sentence} After.` })],
    [
      'in JSON with every sign beyond ASCII escaped',
      'json-document',
      JSON.stringify({ text: sentence }).replace(
        /[^ -~]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ],
    ['as HTML in JSON', 'json-lines', JSON.stringify({ text: `<p>Before.</p><p>${html}</p>` })],
    ['in a field of a table', 'csv', `1,"Before. ""${sentence}"" After.",x`],
    [
      'in HTML',
      'html',
      `<html><!-- ${sentence.slice(0, 20)} --><p>Before.</p>\n<p>${html.replace('said', '\n said')}</p>`,
    ],
    ['in XML that holds HTML', 'xml', `<item><d>${html.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</d></item>`],
    ['in CDATA', 'xml', `<item><d><![CDATA[<p>${html}</p>]]></d></item>`],
    ['in quoted-printable', 'mail', `Subject: x\r\n\r\n${quotedPrintable(`Before. ${sentence} After.`)}`],
    [
      'in base64',
      'mail',
      `Subject: x\r\n\r\n${(
        Buffer.from(`Before. ${sentence} After.`.repeat(3))
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\r\n')}`,
    ],
  ];
  test.each(written)('%s', (_, format, record) => {
    const found = check(record, format);
    expect(found).not.toBeNull();
    expect(Buffer.from(record).indexOf(found?.bytes ?? '')).toBeGreaterThan(0);
    expect(found?.text).toBe(found?.bytes.toString());
    if (format !== 'mail') expect(found?.inner?.toString()).toContain('1,200');
  });

  test.each(['utf-16le', 'utf-16be', 'windows-1252'] as const)('in %s', (encoding) => {
    const found = check(
      encode(`Before. ${sentence.replace('ö', 'o')} After.`, encoding, false),
      'one-article',
      encoding,
    );
    expect(found).toBeNull();
    const bytes = encode(`Before. ${sentence} After.`, encoding, false);
    expect(check(bytes, 'one-article', encoding)?.text).toBe(sentence);
  });

  test('in a line of a UTF-8 dump that is none itself', () => {
    const bytes = Buffer.concat([
      Buffer.from('Before, “so”.\n'),
      encode(sentence, 'windows-1252', false),
      Buffer.from('\nÖ'),
    ]);
    const found = check(bytes, 'scraped-pages');
    expect(found?.text).toBe(sentence);
    expect(found?.inner?.toString()).toBe('1,200');
  });
});

test('what stands several times is found at the place that is meant', () => {
  const bytes = Buffer.from('Four died. Nothing else. Four died. Four died.');
  const detection = { format: 'one-article', encoding: 'utf-8' } as const;
  const starts = [0, 1, 2, 9].map((before) => locateText(bytes, detection, { text: 'Four died.', before })?.start);
  expect(starts).toEqual([0, 25, 36, 36]);
});

test('any stretch of any text is found in its own bytes', () => {
  const encodings = fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.nat(),
      fc.nat(),
      encodings,
      (text, a, b, encoding) => {
        const [from, to] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
        const wanted = text.slice(from, to + 1);
        if (!wanted.isWellFormed() || wanted.replace(/[\s\0-\x1f\u200b\u2060\ufeff]/g, '') === '') return;
        const bytes = encode(text, encoding, false);
        const found = locateText(bytes, { format: 'one-article', encoding }, { text: wanted });
        expect(found).not.toBeNull();
        const squeeze = (value: string) => value.replace(/[\s\0-\x1f\u200b\u2060\ufeff]/g, '');
        expect(squeeze(found?.text ?? '')).toBe(squeeze(wanted));
      },
    ),
  );
});

test('a text that is not there is not found', () => {
  expect(check('Something else, in 1,200 words.', 'html')).toBeNull();
  expect(check('', 'json-lines')).toBeNull();
});
