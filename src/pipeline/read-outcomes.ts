import { findArrivalByKey } from '../db/queries/dumps.ts';
import type { Receipt } from '../intake/receipt.ts';
import type { StepContext } from './step-context.ts';

/** Receipts of arrivals by their keys, in that order; those that are still worked on are left out. */
export async function readOutcomes(context: StepContext, keys: readonly string[]): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (const key of keys) {
    const arrival = await findArrivalByKey(context.db, key);
    if (arrival?.receipt) receipts.push(arrival.receipt as Receipt);
  }
  return receipts;
}
