import type { FurnitureLine } from './article.ts';

/** A line of an article that is not blank, trimmed, and how many blank lines stand directly above it. */
export interface ArticleLine {
  readonly text: string;
  readonly blanks: number;
  /** white space before the text, in characters; absent for none */
  readonly indent?: number;
}

/** What the lines above the body say: everything but the headline's second appearance is optional. */
export interface ArticleHead {
  readonly headline: string | null;
  readonly furniture: readonly FurnitureLine[];
  /** a date in words, with the place at which it stands */
  readonly published: { readonly value: string; readonly evidence: string } | null;
  readonly byline: string | null;
  /** number of lines that belong to the head */
  readonly length: number;
}
