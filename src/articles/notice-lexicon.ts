import type { Notice } from './article.ts';

/** How notices are written: the pattern that tells one, its kind, and its name with agencies and newspapers. */
export interface NoticeForm {
  readonly kind: Notice['kind'];
  readonly name: string;
  readonly pattern: RegExp;
}

/** A slug ends with a dash, a colon or a bracket, or is alone: "Correction ahead for shares" is none. */
const slugEnd = '(?=\\s*[-:\\u2013\\u2014)(\\]/]|\\s*$)';
const slugStart = '^[([*\\s]*(?:(?:URGENT|BC-[A-Z]{2}--[^,]{1,60},|RPT|REPEAT)[\\s:,-]+)?';

const slug = (words: string, flags = 'u') => new RegExp(`${slugStart}(?:${words})${slugEnd}`, flags);

/**
 * Forms of slugs in headlines; the first that fits names the notice.
 * Source: Reuters Handbook of Journalism (corrections, refiles, updates, withdrawals); AP (advisories, kills,
 * writethrus); Yonhap and Xinhua (lead numbers). Verbs that also open plain headlines ("Killed", "Recast") count only in
 * capitals.
 */
export const slugForms: readonly NoticeForm[] = [
  { kind: 'withdrawal', name: 'withdrawn', pattern: slug('(?:STORY |TEXT |ARTICLE )?WITHDRAWN') },
  { kind: 'withdrawal', name: 'withdrawn', pattern: /^\W*(?:Story withdrawn|STORY WITHDRAWN|STORY REMOVED)\b/u },
  { kind: 'withdrawal', name: 'kill', pattern: slug('(?:MANDATORY |BULLETIN |STORY |ADVISORY[ /-])?KILL(?:ED)?') },
  { kind: 'withdrawal', name: 'kill', pattern: /^\W*(?:Mandatory|Bulletin) Kill\b/u },
  { kind: 'withdrawal', name: 'retraction', pattern: slug('retract(?:ed|ion)', 'iu') },
  { kind: 'correction', name: 'refile', pattern: slug('REFILED?|REFILING') },
  { kind: 'correction', name: 'clarification', pattern: slug('clarifications?', 'iu') },
  {
    kind: 'correction',
    name: 'correction',
    pattern: slug('(?:official )?correct(?:ed|ions?|s|ing)(?: \\(official\\))?', 'iu'),
  },
  {
    kind: 'correction',
    name: 'correction',
    pattern: /[([](?:corrected|corrects|correction)\b|\bcorrection appended\b/iu,
  },
  {
    kind: 'update',
    name: 'writethru',
    pattern: /\bwrite-?thru\b|(?:^|[([\s])\d{1,2}(?:st|nd|rd|th) (?:Ld|LD|Lead|LEAD)\b/u,
  },
  { kind: 'update', name: 'writethru', pattern: /\bwrite-?thru\b/iu },
  { kind: 'update', name: 'update', pattern: slug('updated?(?:[ -]?(?:no\\. ?)?\\d{1,2})?|WRAPUP ?\\d*', 'iu') },
  {
    kind: 'update',
    name: 'update',
    pattern: /^\W*(?:UPDATE|WRAPUP) ?\d{1,2}\b|[([](?:updated|updates|adds|recasts)\b/iu,
  },
  { kind: 'update', name: 'recast', pattern: slug('RECASTS?|LEADALL|URGENT UPDATE') },
];

/** What a bracket or a label that tells of a change speaks of. */
const changedPart =
  '\\b(?:para(?:graph|s|graphs)?|grafs?|quotes?|details?|throughout|lead|byline|background|toll|dateline|comments?|figures?|reaction|analysts?|headline|spelling|name|title|typo|links?|photos?|captions?|media|slug|story|new)\\b';

/** Such a line has no subject; a noun of the same form has a preposition behind it ("Updates to the rules were late"). */
const verbAlone =
  '(?:corrects|refiles|updates|adds|recasts|removes|rewrites|combines|inserts|fixes|clarifies|repeats|deletes|drops|restores|changes|subs|trims|edits)\\b(?!\\s+(?:to|of|on|from|for|were|was|are|is|come|came|will|have|had)\\b)';

const article = '(?:story|article|report|post|item|version|piece|page|headline|text)';

/**
 * Forms of notes in the first and last paragraphs; the first that fits names the notice. Sentences speak of *this*
 * article, or of the story above: "the bill was withdrawn" and "the report has been corrected" are news.
 * Source: as above, and the correction notes of US and British newspapers.
 */
export const noteForms: readonly NoticeForm[] = [
  {
    kind: 'withdrawal',
    name: 'withdrawn',
    pattern: new RegExp(
      `^\\W*(?:STORY WITHDRAWN|STORY REMOVED|WITHDRAWN\\s*[:\\u2013\\u2014-])|\\bthis ${article}\\b[^.]{0,60}?\\b(?:is|has been|was|is being) (?:withdrawn|retracted|killed|removed|taken down)\\b`,
      'iu',
    ),
  },
  {
    kind: 'withdrawal',
    name: 'withdrawn',
    pattern: new RegExp(
      `\\bthe (?:above |following |preceding |earlier )?${article}\\b(?:,? (?:headlined|slugged|titled|published|moved|issued|sent|above|below|about)\\b[^.]{0,120}?)?,? (?:is|has been|was) (?:wrong and )?(?:withdrawn|retracted|killed)\\b(?=[.;,]?\\s*(?:$|there will be|a (?:corrected|substitute)|please|because|and|\\.|no sub))`,
      'iu',
    ),
  },
  {
    kind: 'withdrawal',
    name: 'kill',
    pattern:
      /^\W*(?:[Mm]andatory|[Bb]ulletin|MANDATORY|BULLETIN) (?:[Kk]ill|KILL)\b|^\W*(?:EDITORS?|EDS|ADVISORY|ATTENTION EDITORS)\b.{0,120}\b(?:kill|withdrawn?|disregard)\b|^\W*KILL\s*[:\u2013\u2014-]/u,
  },
  {
    kind: 'withdrawal',
    name: 'kill',
    pattern:
      /^\W*(?:advisory|editors?|eds|note to editors)\b[^.]{0,20}[:\u2013\u2014-].{0,120}\b(?:kill|withdrawn|disregard)\b/iu,
  },
  {
    kind: 'withdrawal',
    name: 'retraction',
    pattern: /^\W*retract(?:ed|ion)\s*(?:\([^)]*\)|,[^:]{0,40})?\s*[:\u2014]/iu,
  },
  {
    kind: 'correction',
    name: 'refile',
    pattern: /^[([]\s*(?:refil(?:es|ed|ing)|repeats)\b|^this (?:refiles|version refiles)\b/iu,
  },
  {
    kind: 'correction',
    name: 'clarification',
    pattern: /^\W*clarifications?\s*(?:\([^)]*\)|,[^:]{0,40})?\s*(?::|[\u2013\u2014-]\s)/iu,
  },
  {
    kind: 'correction',
    name: 'correction',
    pattern:
      /^\W*correct(?:ions?|ed)(?: appended| made)?\s*(?:\([^)]*\)|,[^:]{0,40}| [^:.]{0,24})?\s*(?::|\s[\u2013\u2014-]\s)|^\W*correction (?:appended|to this (?:story|article))\b/iu,
  },
  {
    kind: 'correction',
    name: 'correction',
    pattern:
      /^\W*\d{1,2}[:.h]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?\W*(?:correct(?:ions?|ed)|clarifications?)\s*[:\u2013\u2014]/iu,
  },
  {
    kind: 'correction',
    name: 'correction',
    pattern: new RegExp(
      `^[([]\\s*(?:corrects|corrected|correcting|correction|fixes|clarifies)\\b|^(?:eds?|editors?|attn)\\s*:\\s*(?:corrects|fixes|clarifies)\\b|\\b(?:an |the )?(?:earlier|previous|prior|original|initial) (?:version|edition|headline) of (?:this|our) ${article}\\b|\\bthis ${article} (?:has been|was|is) (?:since )?(?:corrected|amended|clarified)\\b|\\bthis (?:version )?(?:corrects|${article} corrects)\\b`,
      'iu',
    ),
  },
  {
    kind: 'correction',
    name: 'correction',
    pattern: new RegExp(
      `^(?:corrects|fixes|clarifies)\\b(?!\\s+(?:to|of|on))[^.]{0,160}${changedPart}|^\\(?in (?:the )?\\S{1,12} (?:paragraph|graf|para)\\b.{0,200}\\b(?:should (?:be|read)|please read)\\b`,
      'iu',
    ),
  },
  {
    kind: 'correction',
    name: 'correction',
    pattern: /^\W*for the record\s*[:,\u2014-].{0,300}\b(?:earlier|previous|original|incorrect|error|misstated)/iu,
  },
  {
    kind: 'update',
    name: 'writethru',
    pattern: /^.{0,60}\b(?:\d{1,2}(?:st|nd|rd|th) (?:Ld|LD|Lead)\b|write-?thru\b)/u,
  },
  {
    kind: 'update',
    name: 'update',
    pattern: new RegExp(`^[([]\\s*${verbAlone}|^${verbAlone}[^.]{0,160}${changedPart}`, 'iu'),
  },
  {
    kind: 'update',
    name: 'update',
    pattern:
      /^[([]\s*(?:updated|updating|adding|recasting|new throughout|with)\b[^()]{0,160}\b(?:para(?:graph|s|graphs)?|grafs?|quotes?|details?|throughout|lead|byline|background|toll|figures?|reaction|comments?)\b/iu,
  },
  {
    kind: 'update',
    name: 'update',
    pattern:
      /^[([]?\s*(?:eds?|editors?|attn)\s*[:.]\s*(?:updat|add|recast|with|subs|changes|clarif|new|restor|trims|edits|rewrites|combin|insert|minor)|^\W*ATTENTION\s*[-:\u2013\u2014]\s*(?:ADDS|UPDATES|RECASTS|REWRITES)\b/iu,
  },
  {
    kind: 'update',
    name: 'update',
    pattern: new RegExp(
      `\\bthis (?:breaking )?(?:news )?${article} (?:has been|was|is being|will be) (?:since |last )?(?:updated|revised|changed|edited)\\b|^\\W*updated?\\s*(?::|,[^:]{0,40}:|[\\u2013\\u2014]\\s|\\([^)]*\\)\\s*:)`,
      'iu',
    ),
  },
  {
    kind: 'editors-note',
    name: 'editors-note',
    pattern: /^[([*\s]*(?:editor(?:'s|s'|s|\u2019s|s\u2019)?\s+note|note to (?:readers|editors)|eds\s*:)/iu,
  },
];
