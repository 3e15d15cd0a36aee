import type { LocalDate } from '../calendar/time.ts';
import type { AgreedChange, meetingFunctions } from '../situations/records.ts';

/** Nobody takes part as the reporter of a child: the term meeting is about none. */
export type TermParticipant = {
  readonly function: (typeof meetingFunctions)[number];
  readonly name: string | null;
};

export type TermRecord = {
  readonly date: LocalDate;
  readonly people: readonly TermParticipant[];
  readonly agreed: string;
};

/** A change that was agreed on; `school` is the name of the school whose rektor took it on. */
export type TermChange = AgreedChange & { readonly school: string | null };

/** What the term has been, for the whole municipality. */
export type TermCounts = {
  readonly reports: number;
  /** Follow-up meetings after an acute situation that were held, or should have been, in the term. */
  readonly followUps: number;
  readonly followUpsInTime: number;
};
export type ShownCounts = { readonly [Count in keyof TermCounts]: number | null };
