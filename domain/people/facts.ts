import type { FactTable } from '../acting/fact-rule.ts';
import {
  anySender,
  intakeStaff,
  leaders,
  senderStaff,
  type ActionRule,
  type Grant,
} from '../access/grants.ts';

/** What somebody typed is hers alone, whatever her function; a system types nothing. */
const byEverybody: Grant = {
  who: [
    ...senderStaff,
    ...intakeStaff,
    'socialchef',
    'auditor',
    'administrator',
    'contactFunction',
  ],
  as: 'any',
};

const byAdministrator: Grant = { who: ['administrator'], as: 'receivingStaff' };

export const peopleActions = {
  'settings.read': {
    by: [
      anySender,
      { who: ['contactFunction'], as: 'any' },
      { who: [...intakeStaff, 'socialchef', 'auditor', 'administrator'], as: 'receivingStaff' },
    ],
  },
  'people.read': { by: [{ who: [...leaders, 'administrator'], as: 'receivingStaff' }] },
  'administration.read': { by: [byAdministrator] },
  // Nobody gives herself a function (`services/people/functions.ts`).
  'staff.manage': { by: [byAdministrator] },
  'client.manage': { by: [byAdministrator] },
  'roster.read': {
    by: [
      { who: [...intakeStaff, 'administrator'], as: 'receivingStaff' },
      { who: ['rektor'], as: 'any' },
    ],
  },
  // One's own; whose else is for the roster (`roster.ts`).
  'absence.record': {
    by: [
      { who: [...senderStaff, 'contactFunction'], as: 'any' },
      { who: [...intakeStaff, 'socialchef', 'auditor', 'administrator'], as: 'receivingStaff' },
    ],
  },
  'me.read': {
    by: [byEverybody, { who: ['client'], as: 'any' }],
  },
  // What a system says of its own sending, and of no report.
  'sentCount.state': { by: [{ who: ['client'], as: 'any' }] },
  'keptText.read': { by: [byEverybody] },
  'keptText.keep': { by: [byEverybody] },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type PeopleFacts = {
  absenceRecorded: { readonly secret: null };
  absenceEnded: { readonly secret: null };
  sentCountStated: { readonly secret: null };
  personAdded: { readonly secret: null };
  functionGranted: { readonly secret: null };
  functionEnded: { readonly secret: null };
  contactChanged: { readonly secret: null };
  sessionsEnded: { readonly secret: null };
  clientAdded: { readonly secret: null };
  clientEnded: { readonly secret: null };
  clientKeyAdded: { readonly secret: null };
  clientKeyRevoked: { readonly secret: null };
};

/** What its own table holds; the stream of whoever recorded it tells that it was. */
const ofTheRoster = {
  stream: 'person',
  side: 'auditor',
  action: 'absence.record',
  readBy: 'people.read',
  rowElsewhere: true,
} as const;

/** The row is the person's or the function's, and the event names both. */
const ofStaff = {
  ...ofTheRoster,
  action: 'staff.manage',
  readBy: 'administration.read',
} as const;

const ofClients = { ...ofStaff, action: 'client.manage' } as const;

export const peopleFacts: FactTable<'person', PeopleFacts> = {
  absenceRecorded: ofTheRoster,
  absenceEnded: ofTheRoster,
  sentCountStated: {
    ...ofTheRoster,
    action: 'sentCount.state',
    readBy: 'reconciliation.read',
  },
  personAdded: ofStaff,
  functionGranted: ofStaff,
  functionEnded: ofStaff,
  contactChanged: ofStaff,
  sessionsEnded: ofStaff,
  clientAdded: ofClients,
  clientEnded: ofClients,
  clientKeyAdded: ofClients,
  clientKeyRevoked: ofClients,
};
