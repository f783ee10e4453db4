/** Every way in which a file, a record or a step is refused for good. docs/FAILURES.md explains each. */
export const failureCodes = [
  'file-empty',
  'file-unreadable',
  'file-changed-while-read',
  'compression-damaged',
  'compression-too-large',
  'compression-ratio',
  'archive-too-large',
  'archive-nested',
  'entry-unreadable',
  'encoding-unknown',
  'record-not-json',
  'record-damaged',
  'record-without-text',
  'record-too-long',
  'text-binary',
  'no-article-found',
  'hints-invalid',
  'raw-bytes-missing',
  'delivery-refused',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** A refusal with its place: what was refused, why, and where (line and record count from 1, bytes from 0). */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly record?: number;
  readonly line?: number;
  readonly byte?: number;
}

/** Thrown where a whole file or step can never succeed; a step turns it into the outcome `rejected`. */
export class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.message, cause === undefined ? undefined : { cause });
    this.name = 'Refusal';
    this.failure = failure;
  }
}
