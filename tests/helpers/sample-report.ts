import { readFileSync } from 'node:fs';
import type { ReportContent } from '../../domain/report/report-content.ts';

const notTold = {
  answer: 'notAnswered',
  by: null,
  at: null,
  said: null,
  reasonIfNot: null,
} as const;

/** A whole report about neglect: nothing acute, guardians may be told. */
export function sampleReport(changes: Partial<ReportContent> = {}): ReportContent {
  return {
    schemaVersion: 1,
    municipalityCode: '1862',
    agencyKind: 'school',
    reporter: {
      subject: 'larare.degerfors',
      givenName: 'Anna',
      familyName: 'Exempel',
      title: 'lärare åk 5',
      unit: 'Exempelskolan i Degerfors',
      phone: '070-174 06 05',
      email: 'anna.exempel@example.se',
      relationToChild: 'mentor',
      knownChildSince: '2024-08',
    },
    acute: { danger: 'no', how: null, phoneContact: { taken: 'no', at: null, with: null } },
    childNow: {
      where: 'I skolan till klockan 14, därefter fritids',
      safeUntil: null,
      municipalityCode: null,
    },
    events: [
      {
        what: 'Kom till skolan utan ytterkläder i minus fyra grader och somnade på första lektionen.',
        when: { date: '2026-11-12', note: 'morgonen' },
        source: { kind: 'ownObservation' },
        childsOwnWords: 'Jag hittade inga kläder. Pappa sov.',
        area: 'basicCare',
      },
    ],
    worry: {
      kinds: ['neglect'],
      suspected: ['guardian'],
      otherReasonNotToInformGuardians: null,
      whyNow: 'Tredje morgonen på två veckor.',
      since: 'september 2026',
      mostWorrying: 'Att ingen vuxen verkar vara vaken om morgnarna.',
      ifNothingIsDone: 'unknown',
      protectiveFactors: 'En farmor i kommunen som brukar ställa upp.',
    },
    child: {
      givenName: 'Kim',
      familyName: 'Påhittad',
      identity: { kind: 'personnummer', value: '20150218-2395' },
      birthDate: '2015-02-18',
      unborn: false,
      address: 'Provgatan 1, Degerfors',
      phone: null,
      homeMunicipalityCode: '1862',
      school: { name: 'Exempelskolan i Degerfors', class: '5B' },
      protectedIdentity: 'no',
      language: 'svenska',
      interpreter: 'no',
    },
    guardians: [
      {
        kind: 'parent',
        givenName: 'Robin',
        familyName: 'Påhittad',
        identity: { kind: 'personnummer', value: '19821216-9851' },
        phone: '070-174 06 41',
        livesWithChild: 'yes',
        language: 'svenska',
        interpreter: 'no',
      },
    ],
    siblings: { answer: 'no', list: [] },
    informed: { child: notTold, guardians: notTold },
    jointMeeting: { reporterWillAttend: 'yes' },
    feedback: { wanted: true },
    more: { precautions: null, schoolMeasures: null, otherAgencies: [], familysView: null },
    coSigning: { exclude: [] },
    attachments: [],
    ...changes,
  };
}

export type CaseFile = {
  readonly name: string;
  readonly report: unknown;
  readonly told?: unknown;
};

/** A case file of `tests/cases/` by name. */
export function caseFile(name: string): CaseFile {
  return JSON.parse(
    readFileSync(new URL(`../cases/${name}.json`, import.meta.url), 'utf8'),
  ) as CaseFile;
}
