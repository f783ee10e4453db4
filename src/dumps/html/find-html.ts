import type { DumpHead, FormatFinding } from '../detect-dump.ts';

/**
 * Looks for pages of HTML: the dump begins with a document type or one of the outermost elements, below comments and
 * the like; or it is named as HTML is and holds several tags of texts.
 */
export function findHtml(head: DumpHead): FormatFinding | null {
  const beginning = head.text.slice(0, 8192).replace(/^(?:\s|\ufeff|<!--.{0,4000}?-->|<\?xml\b[^>]{0,200}>)+/s, '');
  const first = /^<(!doctype\s+html|html|head|body)(?=[\s>/])/i.exec(beginning)?.[1];
  if (first !== undefined) return { evidence: [`the file begins with <${first.toLowerCase()}>, as HTML does`] };
  if (!/\.(?:x?html?|shtml)(?:\.\w{1,4})?$/i.test(head.name)) return null;
  const tags =
    head.text.match(/<\/?(?:p|div|h[1-6]|article|section|span|meta|title|br|table|td)\b[^<>]{0,400}>/gi)?.length ?? 0;
  if (tags < 3) return null;
  return { evidence: [`the name ends as HTML does, and the file holds ${tags} tags of a page`] };
}
