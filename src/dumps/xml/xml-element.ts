/** An element as the parser gives it, entities resolved. */
export interface XmlElement {
  /** `content` of `content:encoded`, in lower case; '' where there is none */
  readonly prefix: string;
  /** as written, without the prefix */
  readonly name: string;
  /** by name without prefix */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The first child of one of these names, those named first looked for first. */
export function childOf(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  if (element === undefined) return undefined;
  const children = elementsOf(element);
  for (const name of names) {
    const found = children.find((child) => child.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All elements of that name below an element, in document order, itself not included. */
export function descendantsOf(element: XmlElement | undefined, name: string): XmlElement[] {
  if (element === undefined) return [];
  return elementsOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

/** The words of an element and of all below it, white space folded; '' for none. */
export function wordsOf(element: XmlElement | undefined): string {
  return element === undefined ? '' : rawTextOf(element).replace(/\s+/g, ' ').trim();
}

/** Characters of an element and of all below it, as written. */
export function rawTextOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : rawTextOf(child))).join('');
}

export function attributeOf(element: XmlElement | undefined, ...names: readonly string[]): string {
  for (const name of names) {
    const value = element?.attributes.get(name)?.trim();
    if (value !== undefined && value !== '') return value;
  }
  return '';
}
