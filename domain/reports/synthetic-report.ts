import { reportSchemaVersion, type ReportContent } from '../report/report-content.ts';

/** Whether a report is the artificial one of a day, which the system sends to itself. */
export function isSynthetic({ channel }: { readonly channel: string }): boolean {
  return channel === 'synthetic';
}

const notTold = {
  answer: 'notAnswered',
  by: null,
  at: null,
  said: null,
  reasonIfNot: null,
} as const;

const madeUpChild: ReportContent['child'] = {
  givenName: 'Exempel',
  familyName: 'Påhittad',
  identity: null,
  birthDate: null,
  unborn: false,
  address: null,
  phone: null,
  homeMunicipalityCode: null,
  school: null,
  protectedIdentity: 'no',
  language: null,
  interpreter: 'notAnswered',
};

/**
 * What the artificial report says. Every name and sentence tells that it is none, and it has neither
 * number nor birth date, so that it could be taken for nobody. *Vet inte* on acute danger makes it as
 * quick as an acute one and opens no acute situation.
 */
export function syntheticContent(to: { readonly code: string }): ReportContent {
  return {
    schemaVersion: reportSchemaVersion,
    municipalityCode: to.code,
    agencyKind: 'school',
    reporter: {
      subject: null,
      givenName: 'Prov',
      familyName: 'Exempel',
      title: 'systemet självt',
      unit: 'Påhittad enhet',
      phone: null,
      email: null,
      relationToChild: 'ingen: barnet är påhittat',
      knownChildSince: null,
    },
    acute: {
      danger: 'unknown',
      how: null,
      phoneContact: { taken: 'no', at: null, with: null },
    },
    childNow: { where: 'ingenstans: barnet är påhittat', safeUntil: null, municipalityCode: null },
    events: [
      {
        what: 'Ingenting har hänt. Det här är dagens provanmälan, som systemet skickar till sig självt för att se att en anmälan kommer fram.',
        when: { date: null, note: null },
        source: { kind: 'ownObservation' },
        childsOwnWords: null,
        area: 'notSorted',
      },
    ],
    worry: {
      kinds: ['none'],
      suspected: [],
      otherReasonNotToInformGuardians: null,
      whyNow: null,
      since: null,
      mostWorrying: null,
      ifNothingIsDone: null,
      protectiveFactors: null,
    },
    child: madeUpChild,
    guardians: [],
    siblings: { answer: 'no', list: [] },
    informed: { child: notTold, guardians: notTold },
    jointMeeting: { reporterWillAttend: 'no' },
    feedback: { wanted: false },
    more: { precautions: null, schoolMeasures: null, otherAgencies: [], familysView: null },
    coSigning: { exclude: [] },
    attachments: [],
  };
}
