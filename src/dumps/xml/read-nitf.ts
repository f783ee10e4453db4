import type { Piece } from '../piece.ts';
import { blockText } from './block-text.ts';
import { firstOf, isAddressLike, isRevisionNote, plainFields, spelledDate } from './plain-fields.ts';
import type { XmlElement } from './xml-element.ts';
import { attributeOf, childOf, descendantsOf, elementsOf, wordsOf } from './xml-element.ts';

/**
 * Reads a document of the News Industry Text Format.
 *
 * nitf     the element
 * returns  text of `body.content` and the tagline of `body.end`, headed by a note of `ed-msg` that tells of a
 *          correction or update; headline from `hl1`, date from `pubdata`, `date.issue`, `date.release`, `story.date`
 *          in this order. Pictures, abstract, dateline and second headlines are left out.
 * source   IPTC NITF 3.6
 */
export function readNitf(nitf: XmlElement): Piece {
  const head = childOf(nitf, 'head');
  const body = childOf(nitf, 'body');
  const bodyHead = childOf(body, 'body.head');
  const docdata = childOf(head, 'docdata');
  const pubdata = head === undefined ? [] : elementsOf(head).filter((child) => child.name === 'pubdata');
  const hedline = childOf(bodyHead, 'hedline') ?? descendantsOf(body, 'hedline')[0];
  return {
    text: [...notesOf(docdata), bodyText(body), wordsOf(childOf(childOf(body, 'body.end'), 'tagline'))]
      .filter((part) => part !== '')
      .join('\n\n'),
    fields: plainFields({
      headline: firstOf(wordsOf(childOf(hedline, 'hl1')), wordsOf(hedline), wordsOf(childOf(head, 'title'))),
      published: publishedOf(docdata, pubdata, bodyHead),
      outlet: firstOf(
        ...pubdata.map((entry) => attributeOf(entry, 'name')),
        wordsOf(childOf(bodyHead, 'distributor')),
        wordsOf(descendantsOf(bodyHead, 'rights.owner')[0]),
        attributeOf(childOf(docdata, 'doc.copyright'), 'holder'),
        attributeOf(childOf(docdata, 'doc.rights'), 'owner', 'agent'),
      ),
      byline: bylineOf(bodyHead),
      url: firstOf(
        ...[
          ...pubdata.map((entry) => attributeOf(entry, 'ex-ref')),
          attributeOf(childOf(docdata, 'doc-id'), 'id-string'),
        ].filter(isAddressLike),
      ),
      section: firstOf(
        ...elementsNamed(head, 'meta')
          .filter((meta) => /^(?:online_)?sections?$/i.test(attributeOf(meta, 'name')))
          .map((meta) => attributeOf(meta, 'content')),
        ...pubdata.map((entry) => attributeOf(entry, 'position.section')),
        attributeOf(childOf(docdata, 'fixture'), 'fix-id'),
      ),
    }),
  };
}

function elementsNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return element === undefined ? [] : elementsOf(element).filter((child) => child.name === name);
}

function notesOf(docdata: XmlElement | undefined): string[] {
  return elementsNamed(docdata, 'ed-msg')
    .map((note) => firstOf(attributeOf(note, 'info'), wordsOf(note)))
    .filter(isRevisionNote);
}

function publishedOf(
  docdata: XmlElement | undefined,
  pubdata: readonly XmlElement[],
  bodyHead: XmlElement | undefined,
): string {
  const stated = (name: string): string => attributeOf(childOf(docdata, name), 'norm');
  const dateline = descendantsOf(childOf(bodyHead, 'dateline'), 'story.date')[0];
  return spelledDate(
    firstOf(
      ...pubdata.map((entry) => attributeOf(entry, 'date.publication')),
      stated('date.issue'),
      stated('date.release'),
      attributeOf(dateline, 'norm'),
      wordsOf(childOf(docdata, 'date.issue')),
      wordsOf(dateline),
    ),
  );
}

/** `By Ann Lee` of `byline`, without the titles in `byttl` and `bytag`; the normal form of the name where no words are given. */
function bylineOf(bodyHead: XmlElement | undefined): string {
  const bylines = elementsNamed(bodyHead, 'byline');
  const printed = bylines.filter((byline) => attributeOf(byline, 'class') !== 'normalized');
  const names = (printed.length > 0 ? printed : bylines).map((byline) => {
    const people = elementsNamed(byline, 'person').map(wordsOf);
    return people.length > 0 ? people.join(', ') : wordsOf({ ...byline, children: byline.children.filter(isNoTitle) });
  });
  return [...new Set(names)]
    .filter((name) => name !== '')
    .join(', ')
    .replace(/^by\s+/i, '');
}

function isNoTitle(child: XmlElement | string): boolean {
  return typeof child === 'string' || (child.name !== 'byttl' && child.name !== 'bytag');
}

/** A block whose text opens a later one is that one's lead, given twice. */
function bodyText(body: XmlElement | undefined): string {
  const content = childOf(body, 'body.content') ?? body;
  if (content === undefined) return '';
  const isBlock = (child: XmlElement | string): boolean => typeof child !== 'string' && child.name === 'block';
  const blocks = content.children.filter(isBlock).map((child) => blockText(child as XmlElement));
  const repeated = new Set(
    blocks.filter((text, at) => blocks.some((other, below) => below > at && text !== '' && other.startsWith(text))),
  );
  if (repeated.size === 0) return blockText(content);
  const kept = content.children.filter((child) => {
    if (typeof child === 'string' || child.name !== 'block') return true;
    const text = blockText(child);
    return !repeated.has(text) || blocks.lastIndexOf(text) !== blocks.indexOf(text);
  });
  return blockText({ ...content, children: kept });
}
