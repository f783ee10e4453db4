import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeEntities } from './html-entity-lexicon.ts';
import type { XmlElement } from './xml-element.ts';

/** Where a text stops being XML: index in UTF-16 code units, its line from 1, and what was wrong there. */
export interface XmlError {
  readonly index: number;
  readonly line: number;
  readonly reason: string;
}

/** Deeper nesting than this is given up on: no article has it. */
const depthMax = 200;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities are resolved by `decodeEntities`, one by one; a DOCTYPE is never part of a record, so nothing is declared.
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: depthMax,
});

/**
 * Parses one element of XML.
 *
 * text     the element, without declaration and DOCTYPE
 * returns  the element with its words in their places and its entities resolved, CDATA as it is; or the place at which
 *          it is not well-formed. A lone `&` is taken as the sign: feeds are full of them.
 * fails    never
 * source   XML 1.0 (fifth edition); nothing is ever fetched
 */
export function parseXml(text: string): XmlElement | XmlError {
  const mended = escapeLoneAmpersands(text);
  try {
    const checked = XMLValidator.validate(mended, { allowBooleanAttributes: true });
    if (checked !== true) return errorAt(mended, checked.err);
    const nodes = (parser.parse(mended) as unknown[]).flatMap(readNode);
    const root = nodes.find((node) => typeof node !== 'string');
    return root ?? { index: 0, line: 1, reason: 'it holds no element' };
  } catch (error) {
    return { index: 0, line: 1, reason: error instanceof Error ? error.message : 'it cannot be parsed' };
  }
}

function escapeLoneAmpersands(text: string): string {
  if (!text.includes('&')) return text;
  const places = /<!\[CDATA\[[\s\S]*?\]\]>|&(?!#\d{1,7};|#[xX][\da-fA-F]{1,6};|[A-Za-z][\w.-]{0,40};)/g;
  return text.replace(places, (found) => (found === '&' ? '&amp;' : found));
}

function errorAt(text: string, error: { msg: string; line: number; col?: number }): XmlError {
  if (/^Invalid '\[/.test(error.msg) || /^Unclosed tag/.test(error.msg)) {
    return { index: text.length, line: text.split(/\r\n?|\n/).length, reason: 'it breaks off' };
  }
  const { line = 1, col = 1 } = error;
  let index = 0;
  for (let passed = 1; passed < line; passed++) index = text.indexOf('\n', index) + 1;
  return {
    index: Math.min(text.length, index + col - 1),
    line,
    reason: error.msg.replace(/ \(opened in line \d+, col \d+\)|\.$/g, ''),
  };
}

/** What the parser gives: `{ name: [children], ':@': { attribute: value } }`, `{ '#text': words }`. */
function readNode(node: unknown): (XmlElement | string)[] {
  const record = node as Readonly<Record<string, unknown>>;
  const name = Object.keys(record).find((key) => key !== ':@');
  if (name === undefined) return [];
  if (name === '#text') return [decodeEntities(String(record[name]))];
  const inside = record[name] as readonly unknown[];
  if (name === '#cdata')
    return inside.map((part) => String((part as Readonly<Record<string, unknown>>)['#text'] ?? ''));
  const attributes = Object.entries((record[':@'] ?? {}) as Readonly<Record<string, unknown>>);
  const colon = name.indexOf(':');
  return [
    {
      prefix: name.slice(0, Math.max(0, colon)).toLowerCase(),
      name: name.slice(colon + 1),
      attributes: new Map(
        attributes.map(([key, value]) => [key.slice(key.indexOf(':') + 1), decodeEntities(String(value))]),
      ),
      children: inside.flatMap(readNode),
    },
  ];
}
