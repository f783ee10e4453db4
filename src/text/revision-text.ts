/** The two parts of an article that claims are read from. Paragraphs of the body are parted by one blank line. */
export interface RevisionText {
  readonly headline: string | null;
  readonly body: string;
}

/** A text in one piece, and how much of its start is the headline (0 when there is none). */
export interface JoinedText {
  readonly text: string;
  readonly headlineLength: number;
}

/**
 * Joins headline and body into the one text that all spans of claims count in: the headline, a blank line, the body.
 */
export function joinRevisionText(revision: RevisionText): JoinedText {
  if (revision.headline === null || revision.headline === '') return { text: revision.body, headlineLength: 0 };
  return { text: `${revision.headline}\n\n${revision.body}`, headlineLength: revision.headline.length };
}
