import type { Claim } from '../claims/reading.ts';
import type { ClaimRow } from '../db/queries/claims.ts';

/** Brings a claim into the shape of its row. Sentence and text are kept as spans: the text itself is stored once. */
export function toClaimRow(claim: Claim, no: number): ClaimRow {
  const common = {
    no,
    kind: claim.kind,
    part: claim.part,
    standing: claim.standing,
    subject: claim.subject,
    subjectKey: claim.subjectKey,
    attribution: claim.attribution,
    hedge: claim.hedge,
    asOf: claim.asOf,
    startUnit: claim.start,
    endUnit: claim.end,
    sentenceStart: claim.sentenceStart,
    sentenceEnd: claim.sentenceStart + claim.sentence.length,
  };
  if (claim.kind === 'figure') {
    const { quantity } = claim;
    return {
      ...common,
      valueText: quantity.text,
      bound: quantity.bound,
      value: quantity.value,
      low: quantity.low,
      high: quantity.high,
      trend: quantity.trend,
      unit: quantity.unit,
      unitText: quantity.unitText,
      concept: quantity.concept,
      timeType: null,
      timeValue: null,
      timeMod: null,
    };
  }
  const { time } = claim;
  return {
    ...common,
    valueText: time.text,
    bound: claim.bound,
    value: null,
    low: null,
    high: null,
    trend: null,
    unit: null,
    unitText: null,
    concept: null,
    timeType: time.type,
    timeValue: time.value,
    timeMod: time.mod,
  };
}
