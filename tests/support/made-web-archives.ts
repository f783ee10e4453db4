import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { MadeRecord } from './made-records.ts';

/** What a site puts around its articles. */
export interface SiteStyle {
  readonly outlet: string;
  readonly seam: string;
  readonly menu: readonly string[];
  readonly labels: readonly string[];
  readonly links: readonly string[];
  readonly footer: readonly string[];
  readonly byline: boolean;
  readonly dated: boolean;
  readonly notice: boolean;
}

export const siteStyle: fc.Arbitrary<SiteStyle> = fc.record({
  outlet: fc.constantFrom('Harbour Post', 'The Northern Wire', 'Evening Bell'),
  seam: fc.constantFrom(' - ', ' | ', ' – ', ' :: '),
  menu: fc.subarray([
    'Skip to content',
    'Home',
    'News',
    'Politics',
    'Sport',
    'Culture and style',
    'Log in',
    'Menu',
    'Subscribe',
  ]),
  labels: fc.subarray(
    ['Share this article', 'Print', 'Advertisement', '12 comments', 'Most popular', 'Related stories', 'Read next'],
    {
      minLength: 1,
    },
  ),
  links: fc.subarray([
    'Council votes on new pier',
    'Storm warning for the coast',
    'Ten walks by the sea',
    'School roof repaired at last',
  ]),
  footer: fc.subarray([
    'About us',
    'Contact',
    'Terms of use',
    'Cookie settings',
    'Sitemap',
    '© 2021 Harbour Media Ltd. All rights reserved.',
  ]),
  byline: fc.boolean(),
  dated: fc.boolean(),
  notice: fc.boolean(),
});

/** The text of a page as a crawler stores it. */
export function wetText(record: MadeRecord, style: SiteStyle): string {
  const { outlet, seam } = style;
  return [
    `${record.headline}${seam}${outlet}`,
    ...(style.notice ? ['We use cookies to make your experience of this site better and for statistics.'] : []),
    ...style.menu,
    outlet,
    record.headline,
    ...(style.byline ? [`By ${record.author}`] : []),
    ...(style.dated ? [`Published ${record.day}`] : []),
    ...record.paragraphs,
    ...style.labels,
    ...style.links,
    ...style.footer,
  ].join('\n');
}

export type WebCoding = 'none' | 'gzip' | 'deflate' | 'raw deflate' | 'br';

/** An answer of a web server, with a page of HTML in it. */
export function answer(html: Buffer, coding: WebCoding, chunked: boolean, type = 'text/html; charset=utf-8'): Buffer {
  const coded =
    coding === 'gzip'
      ? gzipSync(html)
      : coding === 'deflate'
        ? deflateSync(html)
        : coding === 'raw deflate'
          ? deflateRawSync(html)
          : coding === 'br'
            ? brotliCompressSync(html)
            : html;
  const name = coding === 'raw deflate' ? 'deflate' : coding;
  const head = [
    'HTTP/1.1 200 OK',
    `Content-Type: ${type}`,
    ...(coding === 'none' ? [] : [`Content-Encoding: ${name}`]),
    ...(chunked ? ['Transfer-Encoding: chunked'] : [`Content-Length: ${coded.length}`]),
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), chunked ? inChunks(coded) : coded]);
}

function inChunks(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 100) {
    const part = bytes.subarray(at, at + 100);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

/** One record of a web archive; `length` is what its head says of its block, when that is not the truth. */
export function archiveRecord(
  type: string,
  contentType: string,
  block: Buffer | string,
  address = 'https://example.org/a',
  length?: number,
): Buffer {
  const bytes = Buffer.from(block);
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${address}`,
    'WARC-Date: 2021-05-06T07:08:09Z',
    'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>',
    `Content-Type: ${contentType}`,
    `Content-Length: ${length ?? bytes.length}`,
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n\r\n')]);
}
