/**
 * Stops on what only a bug of ours can cause; never used for input.
 *
 * fails    Error with the message when the condition does not hold
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`bug in claimtrail: ${message}`);
}
