import type { SourceFile } from './source-file.ts';

/** What a check complains about: where, and what to do. */
export interface Finding {
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

/** What the checks look at: the parsed files of src/, and other texts of the project by path. */
export interface Tree {
  readonly sources: readonly SourceFile[];
  /** tests, benches, pages and project files */
  readonly texts: ReadonlyMap<string, string>;
}

export type Check = (tree: Tree) => Finding[];

export const describeFinding = ({ path, line, message }: Finding): string =>
  `${path}${line === undefined ? '' : `:${line}`}  ${message}`;
