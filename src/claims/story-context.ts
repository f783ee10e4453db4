import type { CalendarDay } from './calendar.ts';
import type { Matter } from './claim-frame.ts';
import type { FigureKind } from './figure.ts';
import type { SpeakerMemory } from './speakers.ts';

/** What earlier sentences leave behind for pronouns and "the toll". */
export interface StoryContext {
  /** day of publication */
  readonly now: CalendarDay | null;
  /** the sources named last, and the quotation that is open */
  readonly speakers: SpeakerMemory;
  /** the subject of the first claim of people killed: what "the toll" is of */
  toll: Matter | null;
  /** what the last figures were about, by their kinds: what "the figure", "it" and "they" may stand for */
  readonly recent: Map<FigureKind, Matter>;
  /** the noun counted last, which a bare "1,000 of them" leans on */
  counted: string | null;
}
