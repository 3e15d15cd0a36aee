import type { z } from 'zod';
import { dutyExample, hash, ids, instants, reference } from '../examples.ts';
import type { reportContent } from './content-schema.ts';
import type { historyExport, reportView } from './schemas.ts';

/** A short report: everything that is not here is *not answered*. */
export const sentExample = {
  municipalityCode: '1862',
  agencyKind: 'school',
  reporter: {
    givenName: 'Anna',
    familyName: 'Exempel',
    title: 'lärare åk 5',
    unit: 'Exempelskolan i Degerfors',
    phone: '070-174 06 05',
    email: 'anna.exempel@exempelskolan.example.se',
  },
  acute: { danger: 'no' },
  events: [
    {
      what: 'Kom till skolan utan ytterkläder och somnade på första lektionen.',
      when: { date: '2026-11-19', note: 'morgonen' },
      source: { kind: 'ownObservation' },
      childsOwnWords: 'Jag hittade inga kläder.',
      area: 'basicCare',
    },
  ],
  worry: { kinds: ['neglect'], suspected: ['guardian'], mostWorrying: 'unknown' },
  child: {
    givenName: 'Kim',
    familyName: 'Påhittad',
    identity: { kind: 'personnummer', value: '20150218-2395' },
    birthDate: '2015-02-18',
    school: { name: 'Exempelskolan i Degerfors', class: '5B' },
  },
  jointMeeting: { reporterWillAttend: 'yes' },
} as const satisfies z.input<typeof reportContent>;

const outOfHoursExample = {
  rule: 'policeOfficerOnDuty',
  phone: '031-390 06 18',
  now: false,
} as const;

export const receiptExample = {
  id: ids.report,
  reference,
  receivedAt: instants.received,
  contentHash: hash,
  outOfHours: outOfHoursExample,
  links: [],
};

export const summaryExample = {
  id: ids.report,
  reference,
  status: 'opened',
  concludedAs: null,
  receivedAt: instants.received,
  acute: false,
  agencyKind: 'school',
  channel: 'api',
  municipality: 'Degerfors',
  openedByPersonAt: instants.opened,
  protectedContact: false,
  protectedIdentity: false,
  youngPerson: false,
  mine: true,
} as const;

export const letterExample = {
  id: ids.other,
  kind: 'receipt',
  to: null,
  madeAt: instants.received,
  sha256: hash,
} as const;

export const viewExample = {
  ...summaryExample,
  contentHash: hash,
  legalBasis: '19 kap. 1 § SoL (2025:400)',
  warnings: [],
  concludedAt: null,
  closedAt: null,
  owner: 'Johan Test',
  registeredAt: null,
  authorship: null,
  acuteSituationId: null,
  outOfHours: outOfHoursExample,
  signatures: [{ role: 'rektor', state: 'awaited', at: null }],
  duties: [dutyExample],
  letters: [letterExample],
  links: [],
  etag: 4,
} as const satisfies z.input<typeof reportView>;

export const historyExample: z.input<typeof historyExport> = {
  format: 'anmalan-history/2',
  stream: ids.report,
  side: 'sender',
  shared: null,
  lanes: [
    {
      lane: 'both',
      head: { n: 1, hash },
      events: [{ n: 1, bytes: '{"kind":"reportSent","v":2}', hash }],
    },
    { lane: 'sender', head: { n: 0, hash: '0'.repeat(64) }, events: [] },
  ],
};
