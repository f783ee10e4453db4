/** The lines above the block of a record, or above the payload of a response. */
export interface WarcHead {
  /** `WARC/1.0`, `HTTP/1.1 200 OK` */
  readonly firstLine: string;
  /** values by names in lower case; of a name that comes again the first */
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * Reads the named fields of a record's or response's head.
 *
 * lines    without line breaks; an indented line goes on with the one above it
 * source   ISO 28500 (WARC 1.1), 4; RFC 9112
 */
export function readWarcHead(lines: readonly string[]): WarcHead {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of lines.slice(1)) {
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) && last !== '') fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      if (!fields.has(last)) fields.set(last, line.slice(colon + 1).trim());
    }
  }
  return { firstLine: lines[0] ?? '', fields };
}

/** How the block of a record holds a page: as text, as HTML, or as an answer of a web server; null when it holds none. */
export type BlockKind = 'text' | 'html' | 'answer';

/** What a record's own head says of its block. */
export function blockKindOf(head: WarcHead): BlockKind | null {
  const type = (head.fields.get('warc-type') ?? '').toLowerCase();
  const content = mediaTypeOf(head.fields.get('content-type') ?? '');
  const address = head.fields.get('warc-target-uri') ?? '';
  if (/^<?(?:dns|whois|metadata|urn):/i.test(address) || /\/robots\.txt>?$/i.test(address)) return null;
  if (type === 'response') return content === 'application/http' || content === '' ? 'answer' : pageKind(content);
  if (type === 'conversion') return content === '' ? 'text' : pageKind(content);
  return type === 'resource' ? pageKind(content) : null;
}

/** What the head of an answer says of its payload; null for errors, redirections, images and the like. */
export function payloadKindOf(head: WarcHead, payload: string): BlockKind | null {
  const status = /^HTTP\/[\d.]+\s+(\d{3})/.exec(head.firstLine)?.[1];
  if (status !== '200' && status !== '203') return null;
  const content = mediaTypeOf(head.fields.get('content-type') ?? '');
  if (content !== '') return pageKind(content);
  return /^\s*<(?:!doctype|html|head|body|!--)/i.test(payload) ? 'html' : null;
}

function pageKind(content: string): BlockKind | null {
  if (content === 'text/html' || content === 'application/xhtml+xml') return 'html';
  return content === 'text/plain' ? 'text' : null;
}

function mediaTypeOf(content: string): string {
  return (content.split(/[;,]/, 1)[0] ?? '').trim().toLowerCase();
}

/** The charset that a content type names; null when it names none. */
export function charsetOf(content: string): string | null {
  return /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(content)?.[1] ?? null;
}
