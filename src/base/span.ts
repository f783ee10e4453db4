/** A half-open stretch [start, end) of a string, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
