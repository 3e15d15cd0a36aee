import type { LetterKind } from '../../domain/areas.ts';
import type { LetterSource, ReportForLetters } from '../../domain/letters/letter-source.ts';
import { usualAreas } from '../../domain/settings/areas.ts';
import { wholeContent } from '../templates/documents/whole-report.ts';

const report: ReportForLetters = {
  reference: 'ANM-7K3Q-XW92',
  receivedAt: '2026-11-23T07:12:45.123Z',
  channel: 'api',
  contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  legalBasis: '19 kap. 1 § socialtjänstlagen (2025:400)',
  agencyKind: 'school',
  protectedContact: false,
  content: wholeContent,
  municipality: 'Degerfors',
  areas: usualAreas,
  phone: null,
  contact: { name: 'Maria Prov', phone: '070-174 06 05' },
};

const common = { ...report, madeAt: '2026-11-25T09:00:00.000Z' };
const secret = { time: '2026-12-01T14:00:00.000Z', place: 'Medborgarhuset', language: 'sv' };

type Sources = {
  readonly [K in LetterKind]: (changes?: Partial<ReportForLetters>) => LetterSource<K>;
};

/** What each kind of letter is drawn from, of the facts only what a drawing looks at. */
export const letterSources = {
  reportAsSent: (changes) => ({ ...common, ...changes, kind: 'reportAsSent', fact: {}, to: null }),
  receipt: (changes) => ({ ...common, ...changes, kind: 'receipt', fact: {}, to: null }),
  jointMeetingInvitation: (changes) => ({
    ...common,
    ...changes,
    kind: 'jointMeetingInvitation',
    fact: { occurredAt: '2026-11-24T09:00:00.000Z', secret },
    to: 'guardian1',
  }),
  forwarding: (changes) => ({
    ...common,
    ...changes,
    kind: 'forwarding',
    fact: {
      secret: {
        municipality: { code: '1883', name: 'Karlskoga' },
        ground: 'livesElsewhere',
        message: 'Barnet är hos sin mormor i natt.',
        assessedAt: '2026-11-24T08:30:00.000Z',
      },
    },
    to: null,
  }),
} as {
  readonly [K in LetterKind]: (changes?: Partial<ReportForLetters>) => object;
} as Sources;
