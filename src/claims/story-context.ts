import type { CalendarDay } from './calendar.ts';

/** What earlier sentences leave behind for pronouns and "the toll". */
export interface StoryContext {
  /** day of publication */
  readonly now: CalendarDay | null;
  /** the source named last */
  source: string | null;
  /** the subject of the first claim of people killed: what "the toll" is of */
  subject: string | null;
}
