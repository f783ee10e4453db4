import { toInstant } from '../../base/instant.ts';
import type { ChainReceipt } from '../../db/chain-seal.ts';
import type { StoredAppearance } from '../../db/queries/verify-dumps.ts';
import type { RevisionText } from '../../text/revision-text.ts';
import { describe, differingFields, firstDifference } from './describe.ts';
import type { Fault, FaultPlace } from './fault.ts';
import type { RereadPiece } from './verify-tools.ts';

/** What is known of a range of a dump from three sides, by ordinal. */
export interface RangeSides {
  /** name and hash of the dump, for people; and what its row says of when it was seen */
  readonly dump: { readonly name: string; readonly sha256: string; readonly observedAt: string };
  readonly stored: readonly StoredAppearance[];
  /** hashes of the stored texts, as they are made of them now; null where the text is gone */
  readonly hashes: readonly ({ readonly contentHash: string; readonly textHash: string } | null)[];
  /** what the bytes give; null where they were not read */
  readonly pieces: readonly RereadPiece[] | null;
  /** what the chain says was received; null where no entry covers the range */
  readonly receipts: readonly ChainReceipt[] | null;
}

/**
 * Holds what is stored of a range against what its bytes give, and against the chain.
 *
 * returns  one fault for each thing that differs, in the order of the dump
 */
export function checkRange(sides: RangeSides): Fault[] {
  const byOrdinal = <Item extends { ordinal: number }>(items: readonly Item[] | null) =>
    new Map((items ?? []).map((item) => [item.ordinal, item]));
  const [stored, pieces, receipts] = [byOrdinal(sides.stored), byOrdinal(sides.pieces), byOrdinal(sides.receipts)];
  const hashes = new Map(sides.stored.map(({ ordinal }, i) => [ordinal, sides.hashes[i] ?? null]));
  const ordinals = [...new Set([...stored.keys(), ...pieces.keys(), ...receipts.keys()])].sort((a, b) => a - b);
  return ordinals.flatMap((ordinal) => {
    const row = stored.get(ordinal);
    const piece = pieces.get(ordinal);
    const receipt = receipts.get(ordinal);
    if (row === undefined) return missing(sides, piece, receipt);
    return [
      ...(row.text === null ? [textGone(sides, row)] : []),
      ...(sides.pieces === null ? [] : againstBytes(sides, row, piece)),
      ...(sides.receipts === null ? [] : againstChain(sides, row, receipt)),
      ...againstOwnHash(sides, row, hashes.get(ordinal) ?? null, receipt),
    ];
  });
}

function placeOf({ dump }: RangeSides, at: { start: number; end: number }, revision?: string | null): FaultPlace {
  const bytes = { dump: dump.name, sha256: dump.sha256, byte: at.start, endByte: at.end };
  return revision == null ? bytes : { ...bytes, revision };
}

function missing(sides: RangeSides, piece: RereadPiece | undefined, receipt: ChainReceipt | undefined): Fault[] {
  if (receipt === undefined && (piece === undefined || 'failure' in piece)) return [];
  const at = piece ?? receipt;
  const hash = piece !== undefined && 'article' in piece ? piece.article.contentHash : receipt?.contentHash;
  const [byChain, byBytes] = [receipt !== undefined, piece !== undefined && 'article' in piece];
  const who = byChain && byBytes ? 'the bytes and the chain have' : byChain ? 'the chain has' : 'the bytes have';
  return [
    {
      kind: 'appearance-missing',
      where: at === undefined ? {} : placeOf(sides, at),
      what: `${who} article ${at?.ordinal}, no row does`,
      expected: `content hash ${hash}`,
      found: null,
    },
  ];
}

function textGone(sides: RangeSides, row: StoredAppearance): Fault {
  const what = `the text of article ${row.ordinal} is gone`;
  return { kind: 'text-missing', where: placeOf(sides, row), what, expected: 'a text', found: null };
}

function againstBytes(sides: RangeSides, row: StoredAppearance, piece: RereadPiece | undefined): Fault[] {
  const where = placeOf(sides, row, row.article);
  if (piece === undefined || 'failure' in piece) {
    const found = piece === undefined ? 'no article is cut there' : piece.failure.message;
    const what = `the bytes give no article ${row.ordinal}: ${found}`;
    return [{ kind: 'appearance-unfounded', where, what, expected: null, found: row.text?.contentHash ?? null }];
  }
  const { article } = piece;
  const faults = differingStatements(sides, row, piece, where);
  if (row.text === null) return faults;
  if (row.text.contentHash !== article.contentHash) {
    const difference = firstDifference(joined(article), joined(row.text));
    faults.push({
      kind: 'appearance-altered',
      where,
      what: `the bytes give another text than the stored one${difference === null ? '' : `, from character ${difference.at} on`}`,
      expected: difference?.expected ?? article.contentHash,
      found: difference?.found ?? row.text.contentHash,
    });
  } else if (row.isFirst) {
    const difference = firstDifference(joined(article), joined(row.text));
    if (difference !== null) {
      const what = `the stored text differs from the bytes at character ${difference.at}`;
      faults.push({ kind: 'text-altered', where, what, expected: difference.expected, found: difference.found });
    }
    for (const name of differingFields({ notices: article.notices }, { notices: row.notices })) {
      faults.push(statement(where, name, article.notices, row.notices));
    }
  }
  return faults;
}

function joined({ headline, body }: RevisionText): string {
  return `${headline ?? ''}\n\n${body}`;
}

function differingStatements(
  { dump }: RangeSides,
  row: StoredAppearance,
  piece: Extract<RereadPiece, { article: unknown }>,
  where: FaultPlace,
): Fault[] {
  const { article, estimate, start, end } = piece;
  const expected: Record<string, unknown> = {
    start,
    end,
    ...{ published: article.published?.value ?? null, publishedEvidence: article.published?.evidence ?? null },
    ...{ estimatedFrom: estimate?.from ?? null, estimatedTo: estimate?.to ?? null },
    ...{ estimateEvidence: estimate === null ? null : estimate.evidence },
    // Stated as a day it is stored as the first moment of it.
    observedAt: article.observed === null ? dump.observedAt : toInstant(article.observed),
    observedStated: article.observed !== null,
    ...{ outlet: article.outlet, byline: article.byline, url: article.url, section: article.section },
    furniture: article.furniture,
  };
  const found = { start: row.start, end: row.end, ...row.stated };
  return differingFields(expected, found).map((name) =>
    statement(where, name, expected[name], found[name as keyof typeof found]),
  );
}

function statement(where: FaultPlace, name: string, expected: unknown, found: unknown): Fault {
  const what = `${name} is not what the bytes say`;
  return { kind: 'appearance-altered', where, what, expected: describe(expected), found: describe(found) };
}

function againstChain(sides: RangeSides, row: StoredAppearance, receipt: ChainReceipt | undefined): Fault[] {
  const where = placeOf(sides, row, row.article);
  if (receipt === undefined) {
    const what = `the chain does not have article ${row.ordinal}`;
    return [{ kind: 'chain-missing', where, what, expected: null, found: row.text?.contentHash ?? null }];
  }
  const lineOf = (at: { start: number; end: number }, hash: string) => `bytes ${at.start} to ${at.end}, ${hash}`;
  const [expected, found] = [
    lineOf(receipt, receipt.contentHash),
    lineOf(row, row.text?.contentHash ?? receipt.contentHash),
  ];
  if (expected === found) return [];
  return [{ kind: 'appearance-altered', where, what: 'the chain says otherwise', expected, found }];
}

/** The stored text against its own hash, and, where it was received here first, letter by letter against the chain. */
function againstOwnHash(
  sides: RangeSides,
  row: StoredAppearance,
  now: { readonly contentHash: string; readonly textHash: string } | null,
  receipt: ChainReceipt | undefined,
): Fault[] {
  if (row.text === null || now === null) return [];
  const where = placeOf(sides, row, row.article);
  const faults: Fault[] = [];
  if (row.isFirst && now.contentHash !== row.text.contentHash) {
    const what = 'the text is not the one that its content hash was made of';
    faults.push({ kind: 'text-altered', where, what, expected: row.text.contentHash, found: now.contentHash });
  }
  if (receipt === undefined) return faults;
  if (row.isFirst !== (receipt.textHash !== null)) {
    const [seal, rows] = receipt.textHash === null ? ['known before', 'first'] : ['first', 'known before'];
    const what = `the chain has the text as ${seal} here, the rows as ${rows}`;
    faults.push({ kind: 'appearance-altered', where, what, expected: seal, found: rows });
  } else if (receipt.textHash !== null && receipt.textHash !== now.textHash) {
    const what = 'the text is not the one that the chain sealed';
    faults.push({ kind: 'text-altered', where, what, expected: receipt.textHash, found: now.textHash });
  }
  return faults;
}
