import type {
  compareTexts,
  decidePairs,
  groupMeasures,
  hashBytes,
  hashTexts,
  matchMeasures,
  measureClaims,
  openKept,
  readAgain,
  readArticles,
  readClaimRows,
  readTexts,
  scanDump,
} from './compute.ts';

/*
 * What the steps know of the work that takes processor time. Only types of it are named here: the main thread, which
 * never does that work itself, is spared its code.
 */

/** A function of `compute.ts`, answered by a thread or, in tests, on the spot. */
type Answered<Work extends (input: never) => unknown> = (
  input: Parameters<Work>[0],
) => Promise<Awaited<ReturnType<Work>>>;

/** The functions of `compute.ts` as the steps see them. */
export interface Compute {
  readonly openKept: Answered<typeof openKept>;
  readonly scanDump: Answered<typeof scanDump>;
  readonly readArticles: Answered<typeof readArticles>;
  readonly readTexts: Answered<typeof readTexts>;
  readonly decidePairs: Answered<typeof decidePairs>;
  readonly readClaimRows: Answered<typeof readClaimRows>;
  readonly readAgain: Answered<typeof readAgain>;
  readonly compareTexts: Answered<typeof compareTexts>;
  readonly hashBytes: Answered<typeof hashBytes>;
  readonly hashTexts: Answered<typeof hashTexts>;
  readonly measureClaims: Answered<typeof measureClaims>;
  readonly matchMeasures: Answered<typeof matchMeasures>;
  readonly groupMeasures: Answered<typeof groupMeasures>;
}

/** Has the functions run by a pool of threads. `run` calls a function of `compute.ts` by name on one of them. */
export function computeOnThreads(run: (name: keyof Compute, input: unknown) => Promise<unknown>): Compute {
  const on = <Name extends keyof Compute>(name: Name): Compute[Name] =>
    ((input: unknown) => run(name, input)) as Compute[Name];
  return {
    openKept: on('openKept'),
    scanDump: on('scanDump'),
    readArticles: on('readArticles'),
    readTexts: on('readTexts'),
    decidePairs: on('decidePairs'),
    readClaimRows: on('readClaimRows'),
    readAgain: on('readAgain'),
    compareTexts: on('compareTexts'),
    hashBytes: on('hashBytes'),
    hashTexts: on('hashTexts'),
    measureClaims: on('measureClaims'),
    matchMeasures: on('matchMeasures'),
    groupMeasures: on('groupMeasures'),
  };
}
