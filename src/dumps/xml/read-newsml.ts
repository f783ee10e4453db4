import type { Piece, PieceFields } from '../piece.ts';
import { blockText, htmlOf } from './block-text.ts';
import { firstOf, isAddressLike, isRevisionNote, observedTime, plainFields, spelledDate } from './plain-fields.ts';
import { readNitf } from './read-nitf.ts';
import { lineOfMarkup, textOfMarkup, textOfString } from './text-of-markup.ts';
import type { XmlElement } from './xml-element.ts';
import { attributeOf, childOf, descendantsOf, elementsOf, rawTextOf, wordsOf } from './xml-element.ts';

/**
 * Reads a `newsItem` of NewsML-G2.
 *
 * item     the element
 * returns  text of its first rendition with words, NITF or XHTML before others; fields from `itemMeta` and
 *          `contentMeta`, where these are silent from the NITF inside. Published is when the item was first created,
 *          observed when this version of it was; the address is that of the web, else the guid, which all versions share
 * source   IPTC NewsML-G2 2.33
 */
export function readNewsItem(item: XmlElement): Piece {
  const itemMeta = childOf(item, 'itemMeta');
  const contentMeta = childOf(item, 'contentMeta');
  const inside = contentOf(childOf(item, 'contentSet'));
  const links = elementsNamed(itemMeta, 'link').filter((link) =>
    /canonical|permalink|web/i.test(attributeOf(link, 'rel')),
  );
  const versionCreated = wordsOf(childOf(itemMeta, 'versionCreated'));
  const fields: PieceFields = plainFields({
    headline: firstOf(headlineOf(contentMeta), wordsOf(childOf(itemMeta, 'title'))),
    published: spelledDate(
      firstOf(
        wordsOf(childOf(itemMeta, 'firstCreated')),
        wordsOf(childOf(contentMeta, 'contentCreated')),
        versionCreated,
      ),
    ),
    outlet: partyOf(
      childOf(itemMeta, 'provider'),
      childOf(contentMeta, 'infoSource'),
      childOf(contentMeta, 'creditline'),
    ),
    byline: firstOf(
      wordsOf(childOf(contentMeta, 'by')).replace(/^by\s+/i, ''),
      elementsNamed(contentMeta, 'creator')
        .map(nameOf)
        .filter((name) => name !== '')
        .join(', '),
    ),
    url: firstOf(
      ...links.map((link) => attributeOf(link, 'href')),
      ...[attributeOf(item, 'guid')].filter(isAddressLike),
    ),
    section: firstOf(
      ...[...elementsNamed(contentMeta, 'subject'), ...elementsNamed(itemMeta, 'service')].map(nameOf).filter(isWord),
    ),
    observed: observedTime(versionCreated),
  });
  const notes = elementsNamed(itemMeta, 'edNote').map(wordsOf).filter(isRevisionNote);
  const text = [...notes, inside.text].filter((part) => part !== '').join('\n\n');
  return { text: inside.text === '' ? '' : text, fields: { ...inside.fields, ...fields } };
}

function elementsNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return element === undefined ? [] : elementsOf(element).filter((child) => child.name === name);
}

function headlineOf(contentMeta: XmlElement | undefined): string {
  const headlines = elementsNamed(contentMeta, 'headline');
  const main = headlines.find((headline) => /(?:^|:)(?:main|hl1)$/i.test(attributeOf(headline, 'role')));
  const plain = headlines.find((headline) => attributeOf(headline, 'role') === '');
  return lineOfMarkup(main ?? plain ?? headlines[0]);
}

function nameOf(party: XmlElement): string {
  return firstOf(wordsOf(childOf(party, 'name')), attributeOf(party, 'literal'));
}

/** Codes of a scheme, such as 04011000 or `f`, say nothing to a reader. */
function isWord(name: string): boolean {
  return /\p{L}{3}/u.test(name);
}

/** Names in words go before signs of a scheme. */
function partyOf(...parties: readonly (XmlElement | undefined)[]): string {
  const present = parties.filter((party) => party !== undefined);
  return firstOf(
    ...present.map((party) => wordsOf(childOf(party, 'name'))),
    ...present.map((party) => (elementsOf(party).length === 0 ? wordsOf(party) : '')),
    ...present.map((party) => attributeOf(party, 'literal')),
    ...present.map((party) => attributeOf(party, 'qcode').replace(/^[\w-]*:/, '')),
  );
}

function contentOf(contentSet: XmlElement | undefined): Piece {
  const nothing: Piece = { text: '', fields: {} };
  if (contentSet === undefined) return nothing;
  const inline = elementsNamed(contentSet, 'inlineXML').map(textOfXml);
  const data = elementsNamed(contentSet, 'inlineData').map((element) => ({ text: textOfData(element), fields: {} }));
  return [...inline, ...data].find((piece) => piece.text !== '') ?? nothing;
}

/** NITF or XHTML that stands in another document; other XML by its blocks. */
function textOfXml(element: XmlElement): Piece {
  const nitf = childOf(element, 'nitf') ?? descendantsOf(element, 'nitf')[0];
  if (nitf !== undefined) return readNitf(nitf);
  const body = descendantsOf(element, 'body.content')[0];
  if (body !== undefined) return { text: blockText(body), fields: {} };
  const html = descendantsOf(element, 'body')[0] ?? childOf(element, 'html');
  if (html !== undefined) return { text: textOfBody(html), fields: {} };
  return { text: textOfMarkup(element), fields: {} };
}

/** The head of a page within its body repeats headline, date and keywords, which have their own fields. */
function textOfBody(body: XmlElement): string {
  const isAround = (child: XmlElement | string): boolean =>
    typeof child !== 'string' && /^(?:header|nav|footer)$/i.test(child.name);
  const inner = { ...body, children: body.children.filter((child) => !isAround(child)) };
  return firstOf(...[inner, body].map((element) => textOfString(`<div>${htmlOf(element)}</div>`)));
}

function textOfData(element: XmlElement): string {
  const raw = rawTextOf(element);
  if (attributeOf(element, 'encoding') === '') return textOfString(raw);
  return /base64/i.test(attributeOf(element, 'encoding'))
    ? textOfString(Buffer.from(raw, 'base64').toString('utf8'))
    : '';
}

/**
 * Reads a `NewsItem` of NewsML 1.
 *
 * item     the element; the address is made of provider, date and item id, without the number of the revision
 * returns  the longest text among its content items that are not captions of pictures; fields from the lines above it
 * source   IPTC NewsML 1.2
 */
export function readNewsMlItem(item: XmlElement): Piece {
  const management = childOf(item, 'NewsManagement');
  const identifier = descendantsOf(item, 'NewsIdentifier')[0];
  const inside = longest(textItems(item, false));
  const firstLine = (name: string): string => lineOfMarkup(descendantsOf(item, name)[0]);
  const party = (name: string): string =>
    attributeOf(descendantsOf(descendantsOf(item, name)[0], 'Party')[0], 'FormalName');
  const revision = wordsOf(childOf(management, 'ThisRevisionCreated'));
  const fields: PieceFields = plainFields({
    headline: firstOf(firstLine('HeadLine'), firstLine('NewsLineText')),
    published: spelledDate(
      firstOf(wordsOf(childOf(management, 'FirstCreated')), revision, wordsOf(childOf(identifier, 'DateId'))),
    ),
    outlet: firstOf(
      party('Provider'),
      party('Source'),
      firstLine('CreditLine'),
      wordsOf(childOf(identifier, 'ProviderId')),
    ),
    byline: firstOf(firstLine('ByLine').replace(/^by\s+/i, ''), party('Creator')),
    url: addressOf(identifier),
    section: firstOf(
      ...[...descendantsOf(item, 'SubjectMatter'), ...descendantsOf(item, 'Subject')]
        .map((subject) => attributeOf(subject, 'FormalName'))
        .filter(isWord),
    ),
    observed: observedTime(revision),
  });
  return { text: inside.text, fields: { ...inside.fields, ...fields } };
}

function addressOf(identifier: XmlElement | undefined): string {
  if (identifier === undefined) return '';
  const [provider, date, id] = ['ProviderId', 'DateId', 'NewsItemId'].map((name) => wordsOf(childOf(identifier, name)));
  if (provider === '' || id === '') return '';
  return `urn:newsml:${provider}:${date}:${id}`.replace(/\s+/g, '_');
}

/** Texts of content items, those of pictures and their captions left out. */
function textItems(element: XmlElement, isCaption: boolean): Piece[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === 'ContentItem') return isCaption ? [] : textOfContentItem(child);
    const role = attributeOf(childOf(child, 'Role'), 'FormalName');
    const caption = isCaption || (child.name === 'NewsComponent' && /caption|photo|picture|graphic|video/i.test(role));
    return textItems(child, caption);
  });
}

function textOfContentItem(item: XmlElement): Piece[] {
  const media = attributeOf(childOf(item, 'MediaType'), 'FormalName');
  if (media !== '' && !/text/i.test(media)) return [];
  const data = descendantsOf(item, 'DataContent');
  return data.map((content) =>
    elementsOf(content).length > 0 ? textOfXml(content) : { text: textOfMarkup(content), fields: {} },
  );
}

function longest(pieces: readonly Piece[]): Piece {
  const none: Piece = { text: '', fields: {} };
  return pieces.reduce((best, piece) => (piece.text.length > best.text.length ? piece : best), none);
}
