/**
 * Lines of a page that are no part of its story and that were left in the text all the same: teasers, captions with
 * their credit, reading times, counts of comments. Their figures come and go with the page.
 */
const asideForms: readonly RegExp[] = [
  /^(?:tt|[\d.,]+\s?[km]?)$/iu,
  /^(?:about |approx\.? )?\d+[\s-]*min(?:ute)?s?[\s-]+(?:read|watch|listen|video|audio)\b/iu,
  /^(?:reading|read) time\b/iu,
  /^[\d.,]+\s?[km]?\s+(?:comments?|shares?|views?|likes?|reads?|replies|reactions?|retweets?|followers?|subscribers?)\b.{0,30}$/iu,
  /^(?:comments?|shares?|views?|likes?|reactions?|replies)\s*[:(]?\s*[\d.,]+/iu,
  /^(?:read|see|watch|listen)\s+(?:more|also|next|now|live|too)\b/iu,
  /^(?:also read|see also|must read|most read|most viewed|top stor(?:y|ies)|latest news|breaking news|don['’]t miss)\b/iu,
  /^(?:more|related|recommended|trending|popular|elsewhere)\s+(?:from|on|in|about|for|stor(?:y|ies)|articles?|news|coverage|content|topics?|links?|reading|videos?|to read)\b.{0,40}?(?:[:|>»–—]|$)/iu,
  /^(?:related|recommended|more|read|watch|listen|video|audio|gallery|in pictures|in photos|in numbers|explainer|analysis|opinion|live|poll|quiz|podcast|tags?|topics?|advertisement|sponsored|promoted|newsletter)\s*[:|>»–—]/iu,
  /^(?:sign up|subscribe|follow us|join us|click here|download|share this|listen to this)\b/iu,
  /^(?:published|posted|first published|last (?:updated|modified|edited))\b/iu,
  /^(?:file|file photo|file image|photo|picture|image|caption|credit|source|illustration|map|graphic)\s*[:|(–—-]/iu,
  /^(?:©|\(c\)|copyright)\s/iu,
  /^(?:by|By|BY)\s+\p{Lu}[\p{L}.'-]+(?:\s+\p{Lu}[\p{L}.'-]+){0,3}(?:\s*[,|].{0,60})?$/u,
  /^[^.!?]{10,200}(?:[.!?]["”’']?)?\s*\((?:[\p{Lu}][\p{L}.'-]*[ /]?){0,5}(?:Agency|News|Press|Wire|Times|Post|Photos?|Reuters|AFP|AP|EPA|Getty|Xinhua|Images|Handout|handout|Archive|Staff|File|file)[^()]{0,40}\)\.?$/u,
  /^\((?:reporting|editing|writing|additional reporting|compiled) by\b/iu,
];

/** A caption or teaser is short; a paragraph that ends in a remark in brackets is not one. */
const asideCharactersMax = 260;

/**
 * Tells whether a line of a text is no part of its story.
 *
 * line     one line, without its line break
 * returns  true for teasers, captions with a credit, reading times, counters, bylines and the like
 * fails    never
 */
export function isAside(line: string): boolean {
  const trimmed = line.trim().replace(/^[^\p{L}\p{N}(©]+/u, '');
  return trimmed.length <= asideCharactersMax && asideForms.some((form) => form.test(trimmed));
}

/** The line of a text that holds a position. */
export function lineAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return text.slice(start, end < 0 ? text.length : end);
}
