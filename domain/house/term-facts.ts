import { byAuditor, byIntake, byLeaders, bySocialchef, type ActionRule } from '../access/grants.ts';
import { always, type FactTable } from '../acting/fact-rule.ts';
import { atLocalTime } from '../calendar/time.ts';
import type { AgreedChange, ChangeEnding, ChangeOwner } from '../situations/records.ts';
import type { TermRecord } from './term-records.ts';

export const termMeetingActions = {
  'termMeeting.read': {
    by: [{ who: ['rektor'], as: 'ofMunicipality' }, byIntake, bySocialchef, byAuditor],
  },
  // A school could tell from a sum, or from a change, what another one has reported.
  'termMeeting.readAgenda': { by: [byLeaders] },
  'termMeeting.lead': { by: [byLeaders] },
  // Whether the change is hers to end is the service's to see.
  'termMeeting.carryOut': { by: [{ who: ['rektor'], as: 'ofMunicipality' }, byIntake] },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type TermMeetingFacts = {
  /** That a term has begun in which the meeting is to be held, with which its stream begins. */
  termMeetingOpened: { readonly secret: null };
  termMeetingHeld: { readonly secret: TermRecord };
  /** `about` is the school whose rektor took the change on; null where social services did. */
  termChangeAgreed: {
    readonly role: ChangeOwner;
    readonly about: string | null;
    readonly secret: Omit<AgreedChange, 'owner'>;
  };
  /** `about` is the change. */
  termChangeEnded: {
    readonly about: string;
    readonly outcome: ChangeEnding['outcome'];
    readonly secret: Pick<ChangeEnding, 'reason'>;
  };
};

/** All of it is said at the meeting, where both sides are. */
const shared = { stream: 'termMeeting', side: 'both', readBy: 'termMeeting.read' } as const;

export const termMeetingFacts: FactTable<'termMeeting', TermMeetingFacts> = {
  termMeetingOpened: {
    ...shared,
    action: 'termMeeting.lead',
    opens: { termMeeting: always },
  },
  termMeetingHeld: {
    ...shared,
    action: 'termMeeting.lead',
    moves: ({ occurredAt }) => ({ heldAt: occurredAt }),
    closes: { termMeeting: always },
  },
  termChangeAgreed: {
    ...shared,
    action: 'termMeeting.lead',
    opens: {
      agreedChange: ({ id, role, about, secret }) => ({
        about: id,
        owner: role,
        ...(about !== null && { unit: about }),
        countedFrom: atLocalTime(secret.date, '00:00'),
      }),
    },
  },
  termChangeEnded: {
    ...shared,
    action: 'termMeeting.carryOut',
    closes: {
      agreedChange: ({ about, outcome }) =>
        outcome === 'done' ? { about } : { about, as: 'lapsed', reason: 'dropped' },
    },
  },
};
