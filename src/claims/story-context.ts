import type { CalendarDay } from './calendar.ts';
import type { Matter } from './claim-frame.ts';

/** What earlier sentences leave behind for pronouns and "the toll". */
export interface StoryContext {
  /** day of publication */
  readonly now: CalendarDay | null;
  /** the source named last */
  source: string | null;
  /** the subject of the first claim of people killed: what "the toll" is of */
  toll: Matter | null;
  /** the noun counted last, which a bare "1,000 of them" leans on */
  counted: string | null;
}
