import type { z } from 'zod';
import { settingDefaults } from '../../../domain/settings/settings.ts';
import { dutyExample, ids, instants } from '../examples.ts';
import type { colleague, dutyPage, me, reconciliation, roster, settings } from './schemas.ts';

const functionExample = {
  assignmentId: ids.assignment,
  role: 'officer',
  unit: 'IFO mottagning Degerfors',
  organisation: 'Degerfors kommun, socialtjänsten',
  municipality: 'Degerfors',
} as const;

export const meExample = {
  is: 'person',
  personId: ids.person,
  login: 'socialsekreterare1.degerfors',
  givenName: 'Johan',
  familyName: 'Prov',
  title: 'Socialsekreterare',
  assurance: 'http://id.elegnamnden.se/loa/1.0/loa3',
  function: functionExample,
  functions: [functionExample],
  notices: [{ dutyId: ids.other, rung: 1, madeAt: instants.opened }],
} as const satisfies z.input<typeof me>;

const personExample = {
  personId: ids.person,
  login: 'socialsekreterare1.degerfors',
  givenName: 'Johan',
  familyName: 'Prov',
  title: 'Socialsekreterare',
  phone: '031-390 06 05',
  role: 'officer',
} as const;

export const colleagueExample = {
  ...personExample,
  email: 'socialsekreterare1.degerfors@example.se',
  unit: 'IFO mottagning Degerfors',
  absent: false,
} as const satisfies z.input<typeof colleague>;

export const rosterExample = {
  unit: 'IFO mottagning Degerfors',
  date: '2026-11-23',
  people: [
    {
      ...personExample,
      hours: { opens: '08:00', closes: '16:30' },
      onDuty: true,
      absences: [],
    },
  ],
} as const satisfies z.input<typeof roster>;

export const dutyPageExample = {
  items: [{ ...dutyExample, streamId: ids.report, mine: true }],
  total: 1,
  limit: 20,
  page: 1,
} as const satisfies z.input<typeof dutyPage>;

export const settingsExample: z.input<typeof settings> = {
  ...settingDefaults,
  code: '1862',
  name: 'Degerfors',
  version: 1,
  validFrom: '2026-01-01',
  approvedBy: 'socialnämnden',
  source: 'Degerforsmodellen',
};

export const reconciliationExample = {
  id: ids.other,
  sender: 'Degerfors kommun, skolan',
  day: '2026-11-23',
  ranAt: instants.opened,
  reportsSent: 3,
  dutiesOpened: 3,
  workflowsStarted: 3,
  openedOrOverdue: 3,
  differs: false,
} as const satisfies z.input<typeof reconciliation>;
