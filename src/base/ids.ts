declare const idBrand: unique symbol;

/** A row's number in Postgres (bigint there, a safe integer here), branded with what it numbers. */
type RowId<Name extends string> = number & { readonly [idBrand]: Name };

export type DumpId = RowId<'dump'>;
export type ArrivalId = RowId<'arrival'>;
export type RangeId = RowId<'range'>;
export type ArticleId = RowId<'article'>;
export type RevisionId = RowId<'revision'>;
export type ChangeId = RowId<'change'>;
export type FindingId = RowId<'finding'>;
export type DigestId = RowId<'digest'>;
export type DeliveryId = RowId<'delivery'>;

/** 64 lower-case hex digits. */
export type Sha256 = string & { readonly [idBrand]: 'sha256' };

/**
 * Brands a number that came from a row or a checked payload.
 *
 * fails    RangeError when it is no positive safe integer
 */
export function toRowId<Id extends number>(value: unknown): Id {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) {
    throw new RangeError(`not a row id: ${String(value)}`);
  }
  return number as Id;
}

/**
 * Brands a hash.
 *
 * fails    RangeError when it is not 64 lower-case hex digits
 */
export function toSha256(value: string): Sha256 {
  if (!/^[0-9a-f]{64}$/.test(value)) throw new RangeError(`not a SHA-256 in hex: ${value.slice(0, 80)}`);
  return value as Sha256;
}
