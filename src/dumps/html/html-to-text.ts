import { decodeEntities } from './decode-entities.ts';
import type { HtmlTag } from './scan-tags.ts';
import { scanTags } from './scan-tags.ts';

/** Elements that stand on lines of their own. */
const blockNames = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup ' +
    'option p pre search section summary table tbody tfoot thead title tr ul'
  ).split(' '),
);

/** Between two cells of a table; text never holds it. */
const cellSeam = '\x1f';

/** Cells with more text than this hold parts of a page, others the values of a row. */
const cellCharsMax = 80;

/** Elements whose content is not shown as text, up to their end. */
const unshownNames = new Set(
  'audio button canvas datalist head math noscript object select svg template video'.split(' '),
);

/** Elements that the next of their kind ends. */
const selfEndingNames = new Set(['p', 'li', 'td', 'th', 'tr', 'dd', 'dt', 'option']);

/**
 * Shows the text of HTML, as for a mail or a field of a record.
 *
 * html     a document or a part of one, however broken
 * returns  one paragraph a line, parted by \n, without empty lines: block elements and <br> begin lines, white space
 *          counts once but in <pre>, entities are decoded. Scripts, styles, forms' choices and what is hidden by an
 *          attribute are left out; text without any tags comes back with its white space folded.
 * fails    never; time and memory grow with the length of the text
 * source   HTML Living Standard, 15.3 (flow content in the style sheet of browsers)
 */
export function htmlToText(html: string): string {
  const writer = openLineWriter();
  let skip: { name: string; depth: number } | null = null;
  let preDepth = 0;
  scanTags(html, {
    text(text) {
      if (skip === null) writer.write(text, preDepth > 0);
    },
    tag(tag) {
      if (skip !== null) {
        skip = afterTag(skip, tag);
        if (skip !== null) return;
      }
      if (blockNames.has(tag.name)) writer.breakLine();
      else if (tag.name === 'img') writer.write(' ', false);
      else if (tag.name === 'td' || tag.name === 'th') writer.endCell();
      if (tag.name === 'pre') preDepth = Math.max(0, preDepth + (tag.isEnd ? -1 : 1));
      if (!tag.isEnd && !tag.isVoid && (unshownNames.has(tag.name) || isHidden(tag)))
        skip = { name: tag.name, depth: 1 };
    },
  });
  return decodeEntities(writer.end())
    .split('\n')
    .flatMap(cellsOf)
    .map((line) => line.replace(/[ \t]{2,}/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Where a skipped element stands after a tag inside it; null once it has ended. */
function afterTag(skip: { name: string; depth: number }, tag: HtmlTag): { name: string; depth: number } | null {
  // A head without its end, as in old pages, ends where the body begins.
  if (skip.name === 'head' && !tag.isEnd && (tag.name === 'body' || tag.name === 'p' || tag.name === 'div'))
    return null;
  if (tag.name !== skip.name || tag.isVoid) return skip;
  if (!tag.isEnd && selfEndingNames.has(tag.name)) return null;
  const depth = skip.depth + (tag.isEnd ? -1 : 1);
  return depth === 0 ? null : { name: skip.name, depth };
}

function isHidden(tag: HtmlTag): boolean {
  const attributes = tag.attributes();
  return (
    /(?:^|\s)hidden(?=[\s=/]|$)/i.test(attributes) ||
    /(?:^|\s)style\s*=\s*(?:"[^"]*|'[^']*)\b(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(
      attributes,
    )
  );
}

/** A row of short values stays one line. */
function cellsOf(line: string): string[] {
  if (!line.includes(cellSeam)) return [line];
  const cells = line.split(cellSeam);
  return cells.some((cell) => cell.length > cellCharsMax) ? cells : [cells.join(' ')];
}

interface LineWriter {
  write(text: string, keepsBreaks: boolean): void;
  breakLine(): void;
  endCell(): void;
  end(): string;
}

function openLineWriter(): LineWriter {
  const parts: string[] = [];
  return {
    write(text, keepsBreaks) {
      parts.push(keepsBreaks ? text.replaceAll(cellSeam, '') : text.replace(/[\s\u200b\x1f]+/g, ' '));
    },
    breakLine() {
      if (parts.at(-1) !== '\n') parts.push('\n');
    },
    endCell() {
      if (parts.at(-1) !== cellSeam) parts.push(cellSeam);
    },
    end: () => parts.join(''),
  };
}
