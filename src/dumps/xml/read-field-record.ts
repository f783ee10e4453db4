import { foldFieldName, roleOfField } from '../field-lexicon.ts';
import type { Piece } from '../piece.ts';
import { pieceOfFields } from '../piece-of-fields.ts';
import { lineOfMarkup, textOfMarkup } from './text-of-markup.ts';
import type { XmlElement } from './xml-element.ts';
import { attributeOf, elementsOf, wordsOf } from './xml-element.ts';

/**
 * The name of a field: the element's own where the lexicon has it, else what its `name` says, as in
 * `<field name="title">` and `<dc element="dc.date.published" value="…"/>`.
 */
export function fieldNameOf(name: string, attributes: ReadonlyMap<string, string>): string {
  if (roleOfField(name) !== null) return name;
  const given = ['name', 'element', 'property', 'key']
    .map((key) => attributes.get(key))
    .find((value) => value !== undefined);
  return given === undefined ? name : given.replace(/^(?:dc(?:terms)?|og|article)[.:]/i, '');
}

/**
 * Reads a record of a list whose fields have names of the field lexicon: its children, their children where they only
 * group them, and its own values such as `date="2021-03-04"`.
 *
 * returns  text and fields; of several filled names for the same thing the preferred one
 */
export function readFieldRecord(record: XmlElement): Piece {
  const values = new Map<string, string | string[]>();
  for (const [name, value] of record.attributes) {
    const role = roleOfField(name);
    if (role !== null && role !== 'text' && role !== 'other') values.set(foldFieldName(name), value);
  }
  addFields(record, values, 0);
  return pieceOfFields(Object.fromEntries(values));
}

/** Groups such as `<metadata>` are looked into this deep. */
const groupDepthMax = 2;

function addFields(parent: XmlElement, values: Map<string, string | string[]>, depth: number): void {
  for (const child of elementsOf(parent)) {
    const name = fieldNameOf(child.name, child.attributes);
    const role = roleOfField(name);
    const isGroup = role === 'text' && elementsOf(child).some((inner) => roleOfField(inner.name) === 'text');
    if (role === null || role === 'other' || isGroup) {
      if (depth < groupDepthMax && elementsOf(child).length > 0) addFields(child, values, depth + 1);
      continue;
    }
    const key = foldFieldName(name);
    const present = values.get(key);
    if (role === 'text') {
      const text = textOfMarkup(child);
      values.set(key, typeof present === 'string' && present !== '' ? `${present}\n\n${text}` : text);
      continue;
    }
    const value = wordOfField(child);
    if (value === '') continue;
    if (role === 'byline') values.set(key, [present ?? [], value].flat());
    else if (present === undefined || present === '') values.set(key, value);
  }
}

function wordOfField(field: XmlElement): string {
  const parts = elementsOf(field);
  const name = parts.find((part) => part.name === 'name');
  if (name !== undefined)
    return parts
      .filter((part) => part.name === 'name')
      .map(wordsOf)
      .join(', ');
  const words =
    parts.length > 0
      ? parts
          .map(lineOfMarkup)
          .filter((word) => word !== '')
          .join(', ')
      : lineOfMarkup(field);
  return words === '' ? attributeOf(field, 'value', 'content', 'href', 'norm') : words;
}
