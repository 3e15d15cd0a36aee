import type { Instant, LocalDate } from '../calendar/time.ts';
import type { RecordedConsent } from './consent.ts';

export type Consent = RecordedConsent & {
  readonly how: 'spoken' | 'written';
  /** The day of the answer; the day on which it was recorded where none is said. */
  readonly on?: LocalDate | null;
};

export type ProposedTimes = { readonly times: readonly Instant[]; readonly place: string };

export const waiverReasons = [
  'noConsent',
  'notSuitableForChild',
  'protectedContact',
  'other',
] as const;
export type MeetingWaiver = {
  readonly reason: (typeof waiverReasons)[number];
  readonly note: string;
};

export type TimeAnswer = {
  readonly by: string;
  readonly answer: string;
  readonly how: 'phone' | 'visit' | 'letter' | 'message';
};

export type Invitation = {
  readonly time: Instant;
  readonly place: string;
  /** `reporter`, `school`, `child`, `guardian1` …: each a place at the meeting, never a name. */
  readonly invited: readonly string[];
  readonly language: 'sv' | 'en';
};

export type MeetingOutcome = 'held' | 'moved' | 'cancelled';

export type Minutes = {
  readonly present: readonly {
    readonly who: string;
    readonly difficulties: string | null;
    readonly assets: string | null;
  }[];
  readonly questions: string | null;
  readonly agreed: readonly {
    readonly what: string;
    readonly by: string;
    readonly when: string | null;
  }[];
};
