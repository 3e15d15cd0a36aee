import { z } from 'zod';
import { contactParties } from '../../../domain/intake/contact-lock.ts';
import { policeReportOutcomes } from '../../../domain/intake/records.ts';
import { eventAreas } from '../../../domain/report/report-content.ts';
import { recordContact, registerCase, takeIntakeNote } from '../../../services/intake/intake.ts';
import { liftProtectedContact } from '../../../services/intake/lift-protected-contact.ts';
import { recordPoliceReport } from '../../../services/intake/police-report.ts';
import type { Route } from '../../route.ts';
import type { Correctable } from '../correctable.ts';
import { factRoutes } from '../fact-routes.ts';
import { freeText, reportParams, shortText } from '../schemas.ts';

export const contact = z.strictObject({
  with: z.enum(contactParties),
  how: z.enum(['phone', 'visit', 'letter', 'message']),
  summary: freeText,
});
const contactExample = {
  with: 'reporter',
  how: 'phone',
  summary: 'Gick igenom anmälan med läraren.',
} as const;

export const registration = z.strictObject({
  registeredAs: z.enum(['report', 'application', 'information']),
  knownBefore: z.enum(['known', 'searchedNoneFound', 'notSearched']),
  childFile: shortText
    .nullable()
    .default(null)
    .meta({ description: 'Barnets akt, med dess beteckning i verksamhetssystemet' }),
  whyNoFile: freeText
    .nullable()
    .default(null)
    .meta({ description: 'Varför en anmälan registreras utan barnets akt: barnet är inte fött' }),
});
const found = z.object({
  answer: z.enum(['known', 'searchedNoneFound', 'notSearched']),
  reports: z.array(z.uuid()).readonly(),
});
const lookup = z.object({ child: found, siblings: z.array(found).readonly() });
const registrationExample = {
  registeredAs: 'report',
  knownBefore: 'searchedNoneFound',
  childFile: 'AKT 2026-0412',
  whyNoFile: null,
} as const;

export const intakeNote = z.strictObject({
  area: z.enum(eventAreas),
  source: shortText,
  difficulties: freeText.nullable().default(null),
  assets: freeText.nullable().default(null),
});
const intakeNoteExample = {
  area: 'basicCare',
  source: 'läraren',
  difficulties: 'Kläder och frukost saknas om morgnarna.',
  assets: 'Farmor hjälper till.',
} as const;

export const policeReport = z.strictObject({
  outcome: z.enum(policeReportOutcomes),
  by: shortText,
  on: z.iso.date(),
  why: freeText,
});
const policeReportExample = {
  outcome: 'made',
  by: 'socialsekreteraren',
  on: '2026-11-17',
  why: 'Misstanke om misshandel.',
} as const;

export const ending = z.strictObject({ reason: freeText });
const endingExample = { reason: 'Den misstänkte är en jämnårig och bor inte i hemmet.' };

export const correctableIntakeRecords = [
  { kind: 'policeReportDecided', record: policeReport },
  { kind: 'contactRecorded', record: contact },
  { kind: 'caseRegistered', record: registration },
  { kind: 'intakeNoteTaken', record: intakeNote },
] as const satisfies readonly Correctable[];

/** What the officer writes down while the report is looked into. */
export const intakeRecordRoutes: readonly Route[] = [
  ...factRoutes({
    resource: 'contacts',
    kinds: ['contactRecorded'],
    tag: 'intake',
    operations: ['listContacts', 'readContact', 'recordContact'],
    called: 'kontakterna',
    params: reportParams,
    add: {
      summary: 'Anteckna en kontakt',
      description:
        'Före en utredning bara anmälaren, vårdnadshavarna och barnet, en annan skola bara med samtycke; vid skyddad kontakt inte vårdnadshavarna.',
      body: contact,
      sent: contactExample,
      perform: (deps, call, { params, body }) => recordContact(deps, call, params.reportId, body),
    },
    record: contact,
    recordExample: contactExample,
  }),
  ...factRoutes({
    resource: 'registrations',
    kinds: ['caseRegistered'],
    tag: 'intake',
    operations: ['listRegistrations', 'readRegistration', 'registerCase'],
    called: 'registreringarna',
    params: reportParams,
    add: {
      summary: 'Registrera i barnets akt',
      description:
        'Anmälan, ansökan eller information, barnets akt och vad handläggaren fann i verksamhetssystemet. För den som är 18 år eller äldre finns ingen barnakt. Systemet söker själv på barnets identitet och på varje namngivet syskons, och svaret blir en del av anteckningen.',
      body: registration,
      sent: registrationExample,
      perform: (deps, call, { params, body }) => registerCase(deps, call, params.reportId, body),
    },
    record: registration.extend({
      sameChild: z.array(z.uuid()).readonly(),
      found: lookup
        .optional()
        .meta({ description: 'Vad systemet fann, syskonen i anmälans ordning' }),
    }),
    recordExample: {
      ...registrationExample,
      sameChild: [],
      found: { child: { answer: 'searchedNoneFound', reports: [] }, siblings: [] },
    },
  }),
  ...factRoutes({
    resource: 'intake-notes',
    kinds: ['intakeNoteTaken'],
    tag: 'intake',
    operations: ['listIntakeNotes', 'readIntakeNote', 'takeIntakeNote'],
    called: 'anteckningarna i förhandsbedömningen',
    params: reportParams,
    add: {
      summary: 'Anteckna i förhandsbedömningen',
      description: 'Svårigheter och tillgångar sida vid sida, med vems bild det är.',
      body: intakeNote,
      sent: intakeNoteExample,
      perform: (deps, call, { params, body }) => takeIntakeNote(deps, call, params.reportId, body),
    },
    record: intakeNote,
    recordExample: intakeNoteExample,
  }),
  ...factRoutes({
    resource: 'police-reports',
    kinds: ['policeReportDecided'],
    tag: 'intake',
    operations: ['listPoliceReports', 'readPoliceReport', 'recordPoliceReport'],
    called: 'ställningstagandena till polisanmälan',
    params: reportParams,
    add: {
      summary: 'Anteckna om polisanmälan är gjord',
      description:
        'Gjord, inte gjord eller ännu inte bestämt, av vem, när och varför (10 kap. 21 § OSL). Ännu inte lämnar skyldigheten öppen.',
      body: policeReport,
      sent: policeReportExample,
      perform: (deps, call, { params, body }) =>
        recordPoliceReport(deps, call, params.reportId, body),
    },
    record: policeReport,
    recordExample: policeReportExample,
  }),
  ...factRoutes({
    resource: 'protected-contact-endings',
    kinds: ['protectedContactLifted'],
    tag: 'intake',
    operations: [
      'listProtectedContactEndings',
      'readProtectedContactEnding',
      'endProtectedContact',
    ],
    called: 'besluten att häva skyddad kontakt',
    params: reportParams,
    add: {
      summary: 'Häv skyddad kontakt',
      description:
        'Vårdnadshavarna får kontaktas från och med nu, och ett gemensamt möte hållas där skyddsbedömningen medger det. Anmälaren ser inget av detta.',
      body: ending,
      sent: endingExample,
      perform: (deps, call, { params, body }) =>
        liftProtectedContact(deps, call, params.reportId, body),
    },
    record: ending,
    recordExample: endingExample,
  }),
];
