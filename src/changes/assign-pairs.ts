/** A possible pair: row and column of a table, and what choosing it is worth (above 0). */
export interface Offer {
  readonly row: number;
  readonly column: number;
  readonly worth: number;
}

/** Above this many rows or columns in one knot of offers, best-first is taken for the best whole. */
const exactSizeMax = 60;

/**
 * Chooses pairs so that the sum of their worth is highest, each row and column once. Best-first would let one strong
 * wrong pair break two right ones: two crowds by two counters, told in the other order.
 *
 * offers   possible pairs, in any order
 * returns  the chosen offers
 * fails    never; cubic in the size of a knot of offers that share rows or columns, up to 60
 * source   Hungarian method with potentials (Kuhn 1955, Munkres 1957)
 */
export function assignPairs<Item extends Offer>(offers: readonly Item[]): Item[] {
  return splitKnots(offers).flatMap((knot) => (knot.length === 1 ? knot : assignKnot(knot)));
}

/** Offers that share no row and no column with each other are decided apart. */
function splitKnots<Item extends Offer>(offers: readonly Item[]): Item[][] {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(key, root);
    return root;
  };
  for (const { row, column } of offers) parent.set(find(`r${row}`), find(`c${column}`));
  const knots = new Map<string, Item[]>();
  for (const offer of offers) {
    const root = find(`r${offer.row}`);
    const knot = knots.get(root);
    if (knot === undefined) knots.set(root, [offer]);
    else knot.push(offer);
  }
  return [...knots.values()];
}

function assignKnot<Item extends Offer>(offers: readonly Item[]): Item[] {
  const rows = [...new Set(offers.map((offer) => offer.row))].sort((a, b) => a - b);
  const columns = [...new Set(offers.map((offer) => offer.column))].sort((a, b) => a - b);
  if (Math.max(rows.length, columns.length) > exactSizeMax) return takeBestFirst(offers);
  const size = rows.length + columns.length;
  const table: (Item | null)[][] = Array.from({ length: size }, () => new Array<Item | null>(size).fill(null));
  for (const offer of offers) {
    const line = table[rows.indexOf(offer.row)];
    if (line !== undefined) line[columns.indexOf(offer.column)] = offer;
  }
  const chosen = solve(size, (row, column) => -(table[row]?.[column]?.worth ?? 0));
  return chosen.flatMap((column, row) => table[row]?.[column] ?? []);
}

function takeBestFirst<Item extends Offer>(offers: readonly Item[]): Item[] {
  const rows = new Set<number>();
  const columns = new Set<number>();
  return [...offers]
    .sort((a, b) => b.worth - a.worth || a.row - b.row || a.column - b.column)
    .filter(({ row, column }) => {
      if (rows.has(row) || columns.has(column)) return false;
      rows.add(row);
      columns.add(column);
      return true;
    });
}

/** The column of each row in the assignment of least cost on a square table. */
function solve(size: number, costOf: (row: number, column: number) => number): number[] {
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    do {
      used[column] = 1;
      const current = rowOf[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let other = 1; other <= size; other++) {
        if (used[other] === 1) continue;
        const cost = costOf(current - 1, other - 1) - (rowPotential[current] ?? 0) - (columnPotential[other] ?? 0);
        if (cost < (least[other] ?? 0)) {
          least[other] = cost;
          way[other] = column;
        }
        if ((least[other] ?? 0) < delta) {
          delta = least[other] ?? 0;
          next = other;
        }
      }
      for (let other = 0; other <= size; other++) {
        if (used[other] === 1) {
          const held = rowOf[other] ?? 0;
          rowPotential[held] = (rowPotential[held] ?? 0) + delta;
          columnPotential[other] = (columnPotential[other] ?? 0) - delta;
        } else least[other] = (least[other] ?? 0) - delta;
      }
      column = next;
    } while ((rowOf[column] ?? 0) !== 0);
    for (; column !== 0; column = way[column] ?? 0) rowOf[column] = rowOf[way[column] ?? 0] ?? 0;
  }
  const columnOf = new Array<number>(size).fill(-1);
  for (let column = 1; column <= size; column++) columnOf[(rowOf[column] ?? 0) - 1] = column - 1;
  return columnOf;
}
