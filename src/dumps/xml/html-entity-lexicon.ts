/**
 * Named characters of HTML that feeds and agencies use without declaring them. Source: HTML 4.01, section 24; those of
 * Latin-1 in the order of their code points from 160 on.
 */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml';

const others: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", AMP: '&', LT: '<', GT: '>', QUOT: '"' },
  ...{ OElig: '\u0152', oelig: '\u0153', Scaron: '\u0160', scaron: '\u0161', Yuml: '\u0178', fnof: '\u0192' },
  ...{ circ: '\u02c6', tilde: '\u02dc', ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', zwnj: '\u200c' },
  ...{ zwj: '\u200d', lrm: '\u200e', rlm: '\u200f', ndash: '\u2013', mdash: '\u2014', horbar: '\u2015' },
  ...{ lsquo: '\u2018', rsquo: '\u2019', sbquo: '\u201a', ldquo: '\u201c', rdquo: '\u201d', bdquo: '\u201e' },
  ...{ dagger: '\u2020', Dagger: '\u2021', bull: '\u2022', hellip: '\u2026', permil: '\u2030', prime: '\u2032' },
  ...{ Prime: '\u2033', lsaquo: '\u2039', rsaquo: '\u203a', euro: '\u20ac', trade: '\u2122', minus: '\u2212' },
  ...{ larr: '\u2190', rarr: '\u2192', ne: '\u2260', le: '\u2264', ge: '\u2265', asymp: '\u2248' },
};

const characters = new Map<string, string>([
  ...latin1.split(' ').map((name, at): [string, string] => [name, String.fromCharCode(160 + at)]),
  ...Object.entries(others),
]);

/**
 * Puts characters in the place of `&amp;`, `&#8217;`, `&#x2019;`, `&eacute;`. Each is replaced once and what comes out is
 * not looked at again, so that nothing grows; names that a dump declares itself, or that lie outside it, stay as written.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]\w{1,15}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return characters.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return '\ufffd';
    return String.fromCodePoint(code);
  });
}
