import { isReposterNotice } from '../dumps/line-shapes.ts';
import type { FurnitureLine } from './article.ts';
import type { ArticleLine } from './article-line.ts';

/** Lines below the body that the site put there, as whole lines; none of them says anything of the story. */
const boilerplate: readonly RegExp[] = [
  /^(?:read|see|view) (?:the )?(?:full|original|more|complete) (?:article|story|version|text)?\b.{0,60}$/i,
  /^(?:click here|tap here)\b.{0,80}$/i,
  /^(?:copyright\b|\u00a9|\(c\)).{0,160}$/i,
  /^.{0,100}\ball rights reserved\.?.{0,120}$/i,
  /^(?:subscribe|sign up) (?:to|for|now|here)\b.{0,120}$/i,
  /^(?:follow|like|join) us (?:on|at)\b.{0,100}$/i,
  /^(?:share|tweet|print|email|comments?|share this (?:article|story|post)|related (?:articles|stories|topics)|advertisement)\s*:?$/i,
  /^(?:tags|topics|keywords|filed under)\s*:.{1,160}$/i,
];

export interface ArticleTail {
  /** index after the last line of the body */
  readonly end: number;
  readonly furniture: readonly FurnitureLine[];
}

/**
 * Tells what a site or a re-poster put below an article from its body.
 *
 * lines    of the article
 * from     index of the body's first line, which is never taken
 */
export function splitTail(lines: readonly ArticleLine[], from: number): ArticleTail {
  let end = lines.length;
  while (end > from + 1 && isBoilerplate(lines[end - 1]?.text ?? '')) end--;
  const furniture = lines.slice(end).map((line): FurnitureLine => ({ kind: 'boilerplate', text: line.text }));
  return { end, furniture };
}

function isBoilerplate(text: string): boolean {
  return isReposterNotice(text) || boilerplate.some((pattern) => pattern.test(text));
}
