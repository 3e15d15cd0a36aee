import type { FactTable } from '../acting/fact-rule.ts';
import { anySender, intakeStaff, leaders, senderStaff, type ActionRule } from '../access/grants.ts';

export const peopleActions = {
  'settings.read': {
    by: [
      anySender,
      { who: [...intakeStaff, 'socialchef', 'auditor', 'administrator'], as: 'receivingStaff' },
    ],
  },
  'people.read': { by: [{ who: [...leaders, 'administrator'], as: 'receivingStaff' }] },
  'absence.record': { by: [{ who: [...leaders, 'administrator'], as: 'receivingStaff' }] },
  'me.read': {
    by: [
      {
        who: [...senderStaff, ...intakeStaff, 'socialchef', 'auditor', 'administrator', 'client'],
        as: 'any',
      },
    ],
  },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type PeopleFacts = { absenceRecorded: { readonly secret: null } };

export const peopleFacts: FactTable<'person', PeopleFacts> = {
  absenceRecorded: {
    stream: 'person',
    side: 'auditor',
    action: 'absence.record',
    readBy: 'people.read',
    rowElsewhere: true,
  },
};
