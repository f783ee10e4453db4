/**
 * What the claims room reads from a text. Offsets are UTF-16 code units of that text, end exclusive;
 * `text` always equals `source.slice(start, end)`.
 */

/** = exact, ~ about, > at least or more than, < at most or less than. */
export type Bound = '=' | '~' | '>' | '<';

/** A figure as written: how much of what. */
export interface Quantity {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** the number written out in full (1200000000, not 1.2); null for a range */
  readonly value: number | null;
  /** the ends of a range in the order of the text; equal to `value` where there is one */
  readonly low: number;
  readonly high: number;
  readonly bound: Bound;
  /** a movement by a verb or particle ("fell 0.9%"); null where the figure is a level */
  readonly trend: 'up' | 'down' | null;
  /** normalised, lower case, singular: "dollar per barrel", "percentage", the counted noun, or "" */
  readonly unit: string;
  /** the unit as written */
  readonly unitText: string;
  /** the written head words of what is measured, groups split by ", "; "-" when unsaid */
  readonly concept: string;
}

/** A time expression in TIMEX3 terms (TimeML 1.2.1). */
export interface TimeExpression {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  /** TIMEX3 value; parts that cannot be resolved without a date of publication are X ("XXXX-09") */
  readonly value: string;
  readonly mod: string | null;
}

interface ClaimCommon {
  /** what it is about, in the words of the text: "people killed in the drone attack in North Kordofan" */
  readonly subject: string;
  /** normal form of the words of the clause, for matching: lower-case lemmas with synonyms and names folded, sorted, space-separated */
  readonly subjectKey: string;
  /** who says so, as written; null where nobody is named */
  readonly attribution: string | null;
  /** "reportedly", "allegedly", "may" …; null for a plain statement */
  readonly hedge: string | null;
  /** `former` for a value that the text quotes as past or withdrawn ("rose to 31 from 24", "not October 12") */
  readonly standing: 'current' | 'former';
  /**
   * the day, month, quarter or year that the value speaks of, as a TIMEX3 value, where the text says it ("as of Monday",
   * "in 2022", "last year"); null where it is the time of the text
   */
  readonly asOf: string | null;
  readonly part: 'headline' | 'body';
  /** the sentence, an exact part of the text that crosses no line break, and where it starts */
  readonly sentence: string;
  readonly sentenceStart: number;
  /** span of the figure or date with its bound words and counted noun: "at least 24 people" */
  readonly start: number;
  readonly end: number;
}

export interface FigureClaim extends ClaimCommon {
  readonly kind: 'figure';
  readonly quantity: Quantity;
}

export interface DateClaim extends ClaimCommon {
  readonly kind: 'date';
  readonly time: TimeExpression;
  /** by, before, until: <; from, not before, no earlier than: >; about: ~ */
  readonly bound: Bound;
}

export type Claim = FigureClaim | DateClaim;

export interface Reading {
  readonly quantities: readonly Quantity[];
  readonly times: readonly TimeExpression[];
  readonly claims: readonly Claim[];
}

/** What is read: a whole text. The headline, where there is one, is its first `headlineLength` code units. */
export interface ReadingInput {
  readonly text: string;
  /** day or instant of publication; null when unknown, then relative dates stay open */
  readonly date: string | null;
  /** 0 when the text has no headline */
  readonly headlineLength: number;
}
