import type { Notice } from './article.ts';

/** A notice stands in this many paragraphs from the top or the bottom. */
const edgeParagraphs = 3;
const noticeCharsMax = 400;

/** In this order: the first that fits a line names its kind. */
const headlineNotices: readonly (readonly [Notice['kind'], RegExp])[] = [
  [
    'withdrawal',
    /^(?:(?:STORY |TEXT )?WITHDRAWN|WITHDRAWAL|KILL(?:ED)?(?=\s*[-:(])|RETRACT(?:ED|ION))\b|\bstory withdrawn\b/i,
  ],
  [
    'correction',
    /^(?:OFFICIAL )?(?:CORRECTED|CORRECTION|CORRECTS|REFILE|CLARIFICATION)\b|[([](?:corrected|corrects)\b/i,
  ],
  [
    'update',
    /^(?:UPDATED?\s*\d*|WRAPUP\s*\d+|RECASTS?|URGENT UPDATE)\s*[-:)]|\bwrite-?thru\b|[([](?:updated|updates|adds|recasts)\b/i,
  ],
];

const paragraphNotices: readonly (readonly [Notice['kind'], RegExp])[] = [
  [
    'withdrawal',
    /\b(?:story|article|item|report)\b.{0,80}\b(?:is|has been|was) (?:withdrawn|retracted|killed)\b|^(?:advisory|editors?)\b.{0,120}\b(?:withdrawn|kill)\b|\bSTORY WITHDRAWN\b/i,
  ],
  [
    'correction',
    /^[([]?(?:corrects|correcting|refiles?|refiled|fixes|this (?:version|story|article) (?:corrects|has been corrected)|(?:corrects|refiles) and)\b|^(?:correction|corrections|clarification|corrected)\s*(?:\([^)]*\)|,[^:]{0,40})?\s*[:\u2014-]|\b(?:an )?(?:earlier|previous|original) version of th(?:is|e) (?:story|article|report|headline)\b|\bth(?:is|e) (?:story|article|report|headline|post) (?:has been|was|is) corrected\b/i,
  ],
  [
    'update',
    /^[([]?(?:updates?|updating|adds?|recasts?|adding|removes?|rewrites?|combines|inserts?|changes dateline)\b[^.]{0,160}\b(?:para(?:graph|s|graphs)?|grafs?|quotes?|details?|throughout|lead|byline|background|toll|dateline|comments?|figures?|reaction|analyst)\b|^[([]?(?:eds|editors?)\s*:\s*(?:updates|adds|recasts|with)\b|\bth(?:is|e) (?:story|article|report|post) (?:has been|was|is being) updated\b|^updated\s*:/i,
  ],
  ['editors-note', /^[([]?editor(?:'s|s'|s|\u2019s|s\u2019)?\s+note\b|^note to (?:readers|editors)\b/i],
];

/**
 * Finds where an article itself says that it was corrected, updated or withdrawn.
 *
 * headline  the article's, or null
 * body      paragraphs parted by blank lines; only the first and last three are looked at
 * returns   the notices in the order in which they stand; the text stays in headline and body
 * source    slugs of Reuters (CORRECTED, REFILE, UPDATE n) and AP (writethru, "Updates with"), and the correction notes
 *           of newspapers
 */
export function findArticleNotices(headline: string | null, body: string): Notice[] {
  const notices: Notice[] = [];
  const slug = kindOf(headline ?? '', headlineNotices);
  if (slug !== null) notices.push({ kind: slug, text: headline ?? '' });
  const paragraphs = body.split('\n\n');
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at >= edgeParagraphs && at < paragraphs.length - edgeParagraphs) continue;
    if (paragraph.length > noticeCharsMax) continue;
    const kind = kindOf(paragraph, paragraphNotices);
    if (kind !== null) notices.push({ kind, text: paragraph });
  }
  return notices;
}

function kindOf(text: string, notices: readonly (readonly [Notice['kind'], RegExp])[]): Notice['kind'] | null {
  return notices.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
