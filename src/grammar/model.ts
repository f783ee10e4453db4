/** Weights of the three decisions, one row of cells for each row of features; a cell for each outcome. */
export interface Model {
  readonly tags: Int8Array;
  readonly transitions: Int8Array;
  readonly relations: Int8Array;
}

/** Cells of a row of transition weights: three, and one that stays empty. */
export const transitionStride = 4;

/** Cells of a row of relation weights: one for each name, and three that stay empty. */
export const relationStride = 40;
