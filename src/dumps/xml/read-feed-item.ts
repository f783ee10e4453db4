import type { Detection } from '../detection.ts';
import type { Piece } from '../piece.ts';
import { hostOf } from './host-of.ts';
import { firstOf, observedTime, plainFields } from './plain-fields.ts';
import { lineOfMarkup, textOfMarkup } from './text-of-markup.ts';
import type { XmlElement } from './xml-element.ts';
import { attributeOf, childOf, elementsOf, wordsOf } from './xml-element.ts';

/**
 * Reads an item of RSS 0.9x, 1.0 or 2.0 or an entry of Atom.
 *
 * item     the element; its own fields have its prefix, mostly none, so that `media:title` is no headline
 * returns  `content:encoded`, else `content`, else the description as text. An entry of Atom was published when it says
 *          so, and observed in this state when it says `updated`. The outlet is the item's source or publisher, else the
 *          feed's title where the item's address is on the feed's host.
 * source   RSS 2.0 (rssboard.org), RSS 1.0 with its modules, RFC 4287
 */
export function readFeedItem(item: XmlElement, detection: Detection): Piece {
  const own = elementsOf(item).filter((child) => child.prefix === item.prefix);
  const others = elementsOf(item).filter((child) => child.prefix !== item.prefix);
  const field = (name: string): XmlElement | undefined => own.find((child) => child.name === name);
  const module = (name: string, prefix: RegExp): XmlElement | undefined =>
    others.find((child) => child.name === name && prefix.test(child.prefix));
  const dublin = /^dc/;
  const url = addressOf(item, own, others);
  const updated = firstOf(wordsOf(field('updated')), wordsOf(module('modified', dublin)), wordsOf(field('modified')));
  const published = firstOf(
    ...['pubDate', 'published', 'issued', 'created'].map((name) => wordsOf(field(name))),
    ...['issued', 'created', 'date'].map((name) => wordsOf(module(name, dublin))),
    ...['pubdate', 'date'].map((name) => wordsOf(field(name))),
  );
  const texts = [
    others.find((child) => child.name === 'encoded' && child.prefix !== 'excerpt'),
    field('content'),
    others.find((child) => child.name === 'body'),
    ...['description', 'summary'].map((name) => field(name)),
    module('description', dublin),
  ];
  return {
    text: withoutFeedLines(firstOf(...texts.map(textOfMarkup))),
    fields: plainFields({
      headline: firstOf(lineOfMarkup(field('title')), lineOfMarkup(module('title', dublin))),
      published: published === '' ? updated : published,
      outlet: outletOf(field('source'), module('publisher', dublin), url, detection),
      byline: authorsOf(own, others),
      url,
      section: sectionOf([...own, ...others.filter((child) => dublin.test(child.prefix))]),
      observed: published === '' ? undefined : observedTime(updated),
    }),
  };
}

/** Lines that programs of feeds put below each text. */
const feedLines: readonly RegExp[] = [
  /^The post .{1,300} (?:appeared first|first appeared) on .{1,200}$/i,
  /^(?:Continue reading|Read (?:more|the rest|on))\b[^.]{0,160}(?:\.\.\.|\u2026|\u2192|\u00bb)?$/i,
];

function withoutFeedLines(text: string): string {
  const lines = text.split('\n');
  while (lines.length > 1) {
    const last = (lines.at(-1) ?? '').trim();
    if (last !== '' && !feedLines.some((line) => line.test(last))) break;
    lines.pop();
  }
  return lines.join('\n');
}

function addressOf(item: XmlElement, own: readonly XmlElement[], others: readonly XmlElement[]): string {
  const links = own.filter((child) => child.name === 'link');
  const alternate = links.find(
    (link) => /^(?:alternate)?$/.test(attributeOf(link, 'rel')) && attributeOf(link, 'href') !== '',
  );
  const guid = own.find((child) => child.name === 'guid' || child.name === 'id');
  const isPermanent = attributeOf(guid, 'isPermaLink').toLowerCase() !== 'false';
  const candidates = [
    wordsOf(others.find((child) => child.name === 'origLink')),
    ...links.map((link) => wordsOf(link)),
    attributeOf(alternate, 'href'),
    isPermanent ? wordsOf(guid) : '',
    ...others.filter((child) => child.name === 'link').map((link) => attributeOf(link, 'href')),
    attributeOf(item, 'about'),
  ];
  return candidates.find((candidate) => /^https?:\/\/\S+$/i.test(candidate)) ?? '';
}

function outletOf(
  source: XmlElement | undefined,
  publisher: XmlElement | undefined,
  url: string,
  detection: Detection,
): string {
  const stated = firstOf(
    lineOfMarkup(
      source === undefined
        ? undefined
        : (childOf(source, 'title') ?? (elementsOf(source).length === 0 ? source : undefined)),
    ),
    lineOfMarkup(publisher),
  );
  if (stated !== '') return stated;
  const isOfFeed = detection.feedHost !== undefined && hostOf(url) === detection.feedHost;
  return isOfFeed ? (detection.feedTitle ?? '') : '';
}

/** Names of the authors; of `ann@example.org (Ann Lee)` the name. */
function authorsOf(own: readonly XmlElement[], others: readonly XmlElement[]): string {
  const creators = others.filter((child) => child.name === 'creator' && child.prefix.startsWith('dc'));
  const authors = own.filter((child) => child.name === 'author');
  const names = (creators.length > 0 ? creators : authors).map((author) => {
    const name = childOf(author, 'name');
    if (name !== undefined) return lineOfMarkup(name);
    const words = lineOfMarkup(author);
    const named = /^\S+@\S+\s+\(([^()]{2,80})\)$/.exec(words);
    return named?.[1] ?? (/^\S+@\S+$/.test(words) ? '' : words);
  });
  return [...new Set(names)].filter((name) => name !== '').join(', ');
}

function sectionOf(elements: readonly XmlElement[]): string {
  const named = elements.filter(
    (child) => child.name === 'category' || child.name === 'subject' || child.name === 'section',
  );
  const words = named.map((child) => firstOf(lineOfMarkup(child), attributeOf(child, 'label', 'term')));
  return [...new Set(words)].filter((word) => word !== '').join(', ');
}
