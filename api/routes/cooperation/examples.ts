import type { z } from 'zod';
import { dutyExample, ids, instants } from '../examples.ts';
import type { formChoice, handOverAnswer, handOverView } from './schemas.ts';

export const formExample = {
  key: 'pinocchio',
  name: 'Pinocchio',
  parties: ['skolan', 'socialtjänsten', 'folkhälsan'],
  level: 'atRisk',
  from: { age: 6 },
  to: { age: 12 },
  needs: null,
  criterion: 'risk för bestående normbrytande beteende',
  preconditions: [{ key: 'mal', text: 'Det finns konkreta mål för barnet.' }],
  consent: null,
  contactFunction: 'folkhälsoutvecklare',
  rhythm: 'avstämning 3–4 gånger om året',
  offer: 'referral',
  validFrom: '2016-01-01',
  validTo: null,
  source: 'Samverkansdokument Degerforsmodellen 2016–2017',
} as const;

const consentExample = {
  of: 'guardian1',
  how: 'written',
  on: '2026-11-23',
  parties: ['skolan', 'socialtjänsten', 'folkhälsan'],
} as const;
export const consentSent = { ...consentExample, answer: 'withdrawn' } as const;

const answers = [
  { about: 'consent', of: 'Samordnaren', answer: 'Vårdnadshavarnas, muntligt eller skriftligt.' },
] as const;
const why = 'Har svårt att vara i grupp och vill ha hjälp med det.';
const goals = 'Kan vara med på rasterna till påsk.';

export const choiceExample = {
  form: 'pinocchio',
  why,
  goals,
  withNumber: false,
  schoolYear: 4,
  preconditions: ['mal'],
  answers: [...answers],
  consents: [{ ...consentExample, parties: [...consentExample.parties] }],
} as const satisfies z.input<typeof formChoice>;

export const summaryExample = {
  id: ids.other,
  form: 'pinocchio',
  to: 'Pinocchio i Degerfors',
  from: 'IFO mottagning Degerfors',
  stage: 'handedOver',
  begunAt: instants.opened,
  acceptedAt: null,
  followedThrough: null,
} as const;

const duties = [{ ...dutyExample, kind: 'acceptHandOver', ownerRole: 'contactFunction' }] as const;

export const viewExample = {
  ...summaryExample,
  handed: {
    form: { key: 'pinocchio', name: 'Pinocchio' },
    child: {
      givenName: 'Kim',
      familyName: 'Påhittad',
      identity: null,
      birthDate: '2015-02-18',
      schoolYear: { year: 4, on: '2026-11-23' },
    },
    guardians: ['guardian1'],
    why,
    goals,
    preconditions: ['mal'],
    answers,
  },
  consents: [{ ...consentExample, form: 'pinocchio', answer: 'given' }],
  steps: [{ kind: 'handedOver', at: instants.opened, outcome: null, about: null, text: null }],
  range: { now: 'within', nextTerm: 'within' },
  origin: { reportId: ids.report, previousId: null },
  duties: [...duties],
  etag: 2,
} as const satisfies z.input<typeof handOverView>;

export const answerExample = {
  id: ids.fact,
  handOver: { id: ids.other, stage: 'accepted', acceptedAt: instants.opened },
  duties: [{ ...duties[0], kind: 'followUpForm' }],
  etag: 3,
} as const satisfies z.input<typeof handOverAnswer>;
