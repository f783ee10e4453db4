/** The form of profiles: stored ones of another form are made anew. */
export const profileVersion = '3';

/**
 * What a claim measures, apart from the value: enough to say of two profiles, by themselves, whether their claims are
 * points of one series. A plain JSON value; lists of words hold each word once, in the order of the alphabet.
 */
export interface Profile {
  readonly kind: 'figure' | 'date';
  /** family of the unit: "person", "money USD", "ratio", "length", a counted noun, "" when unsaid; "date" for dates */
  readonly unit: string;
  /** what is counted or measured, or the act that is due, folded: "troop", "dead", "withdraw"; [] where nothing is named */
  readonly head: readonly string[];
  /** words that narrow the head: "key", "suspected", "general"; of a date, of what the act is */
  readonly marks: readonly string[];
  /** the other words of the clause */
  readonly words: readonly string[];
  /** what is done with a sum or a share: "demand", "offer" */
  readonly deeds: readonly string[];
  /** what becomes of those who are counted, or what the figure is to be: "held", "freed", "target"; null where nothing tells */
  readonly role: string | null;
  /** nothing else is counted in its unit in its article */
  readonly isLone: boolean;
  /** heads of what else its article counts in its unit */
  readonly rivals: readonly string[];
  /** a movement by so much, or a level */
  readonly mode: 'level' | 'change';
  /** what is planned or forecast against what has happened; null where nothing tells */
  readonly status: 'plan' | 'done' | null;
  /** the stretch of time that a sum is of: "quarter", "year"; null where nothing tells */
  readonly period: string | null;
  /** names of places that its own clause gives */
  readonly places: readonly string[];
  /** other names of its own clause: whose it is, who is counted, who does it */
  readonly actors: readonly string[];
  /** names of places, and others, of its sentence or what stands before it, where its own clause gives none */
  readonly nearPlaces: readonly string[];
  readonly nearActors: readonly string[];
  /** names of the headline */
  readonly title: readonly string[];
  /** names of headline and lead */
  readonly story: readonly string[];
  /** kinds of events that it is of: "quake", "cholera" */
  readonly events: readonly string[];
  /** whether it belongs to one event and ends with it: the dead, the hurt, acres burned */
  readonly isOfEvent: boolean;
  /** words of headline and lead, without names */
  readonly topic: readonly string[];
  /** the day of the text, YYYY-MM-DD; null when unknown */
  readonly day: string | null;
  /** years that the claim speaks of where they are not that of the text */
  readonly years: readonly number[];
  /** a date: days since 1970 of what it names, of its middle; a figure: a thousand times the decimal logarithm; null for none */
  readonly size: number | null;
  /** what it measures was taken from what stands before it: it joins what it likes best, and links nothing */
  readonly isVague: boolean;
  /** quoted as earlier, or of a time of its own */
  readonly former: boolean;
  /** figures of its article that are of the like but not the same: day, its own value and theirs, parted by spaces */
  readonly siblings: readonly string[];
  /** words that it has and those others have not, and the other way round */
  readonly distinct: readonly string[];
  readonly others: readonly string[];
  /** how it is told to people: "US troops in Iraq", and the unit in which its points are given */
  readonly name: string;
  readonly unitName: string;
}

/** Why two profiles join or stay apart: how much a reason counts for, and the reason in words. */
export interface Evidence {
  readonly reason: string;
  readonly points: number;
}

export interface Match {
  readonly joins: boolean;
  /** the sum of the points; -100 and less where one reason forbids the join */
  readonly strength: number;
  readonly evidence: readonly Evidence[];
}
