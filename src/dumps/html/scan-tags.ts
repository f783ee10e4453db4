/** A tag of HTML as it stands in the text. */
export interface HtmlTag {
  /** lower-case, without a prefix that ends in a colon */
  readonly name: string;
  readonly isEnd: boolean;
  /** has no content: written so, or an element that never has any */
  readonly isVoid: boolean;
  /** what stands between name and the closing bracket */
  attributes(): string;
}

export interface TagListener {
  /** Text between two tags, entities as written. */
  text(text: string): void;
  tag(tag: HtmlTag): void;
  /** Content of a script, title or other element in which no tag is one. */
  raw?(tag: HtmlTag, content: string): void;
}

const voidNames = new Set(
  'area base br col embed frame hr img input link meta param source track wbr basefont bgsound'.split(' '),
);

/** Elements in which no tag but their own end is one. */
const rawNames = new Set('script style title textarea iframe noembed noframes xmp'.split(' '));

const attributeCharsRead = 4000;

/**
 * Walks over the tags of HTML, in order, without building a tree.
 *
 * html     any text
 * take     called for each tag and the text between; the content of scripts, styles, frames, titles and the like, of
 *          comments and declarations is left out
 * fails    never; a tag without its end is text; time grows with the length of the text
 * source   HTML Living Standard, 13.2.5 (tokenization), but for states that only scripts see
 */
export function scanTags(html: string, take: TagListener): void {
  let at = 0;
  let textFrom = 0;
  const handText = (to: number): void => {
    if (to > textFrom) take.text(html.slice(textFrom, to));
  };
  for (;;) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    const found = readTag(html, open);
    if (found === null) {
      at = open + 1;
      continue;
    }
    if (found.end < 0) break;
    handText(open);
    if (found.tag !== null) take.tag(found.tag);
    at = found.end;
    if (found.tag !== null && !found.tag.isEnd && !found.tag.isVoid && rawNames.has(found.tag.name)) {
      const end = findRawEnd(html, at, found.tag.name);
      take.raw?.(found.tag, html.slice(at, end));
      at = end;
    }
    textFrom = at;
  }
  handText(html.length);
}

/** The tag, comment or declaration at `open`; null when it is none, `end` -1 when it never ends and nothing after it. */
function readTag(html: string, open: number): { tag: HtmlTag | null; end: number } | null {
  const next = html.charCodeAt(open + 1);
  if (next === 33 || next === 63) return { tag: null, end: endOfDeclaration(html, open) };
  const isEnd = next === 47;
  const nameFrom = isEnd ? open + 2 : open + 1;
  if (!isLetter(html.charCodeAt(nameFrom))) return null;
  let nameTo = nameFrom + 1;
  while (nameTo < html.length && nameTo - nameFrom < 64 && !/[\s/>]/.test(html.charAt(nameTo))) nameTo++;
  const close = endOfTag(html, nameTo);
  if (close < 0) return { tag: null, end: -1 };
  const written = html.slice(nameFrom, nameTo).toLowerCase();
  const name = written.slice(written.indexOf(':') + 1);
  return {
    end: close + 1,
    tag: {
      name,
      isEnd,
      isVoid: voidNames.has(name) || (html.charCodeAt(close - 1) === 47 && written.includes(':')),
      attributes: () => html.slice(nameTo, Math.min(close, nameTo + attributeCharsRead)),
    },
  };
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** Index of the bracket that closes a tag, quotes passed over; an unclosed quote means nothing. -1 when none does. */
function endOfTag(html: string, from: number): number {
  let at = from;
  for (;;) {
    const char = html.charCodeAt(at);
    if (at >= html.length) return html.indexOf('>', from);
    if (char === 62) return at;
    // A quote only opens a value behind an equals sign; elsewhere it is a slip.
    if ((char === 34 || char === 39) && /=\s*$/.test(html.slice(Math.max(from, at - 8), at))) {
      const closing = html.indexOf(char === 34 ? '"' : "'", at + 1);
      if (closing < 0) return html.indexOf('>', at);
      at = closing;
    }
    at += 1;
  }
}

/** Index after a comment, declaration or conditional mark. */
function endOfDeclaration(html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    if (html.startsWith('>', open + 4) || html.startsWith('->', open + 4)) return html.indexOf('>', open) + 1;
    const end = html.indexOf('-->', open + 4);
    return end < 0 ? html.length : end + 3;
  }
  if (html.startsWith('<![CDATA[', open)) {
    const end = html.indexOf(']]>', open);
    return end < 0 ? html.length : end + 3;
  }
  const end = html.indexOf('>', open);
  return end < 0 ? html.length : end + 1;
}

/** Index of the end tag of a raw element; the end of the text when it has none. */
function findRawEnd(html: string, from: number, name: string): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? html.length;
}
