import type { DutyKind, StreamKind } from '../../../domain/kinds.ts';

type Owed = {
  readonly kind: DutyKind;
  /** The supplement, letter or change that it is about. */
  readonly about: string | null;
  readonly stream: { readonly kind: StreamKind; readonly id: string };
  /** Whether the reader may do it; whoever may not is led to the case, which she may read. */
  readonly isHers?: boolean;
};

/** Where a duty of a report is done, below the case. */
const belowCase: Readonly<Partial<Record<DutyKind, string>>> = {
  assessProtection: 'skyddsbedomning',
  openInvestigation: 'beslut',
  policeReport: 'polisanmalan',
  forwardReport: 'oversand',
  decideOnInvestigation: 'beslut',
  informConcerned: 'underratta',
  reviewPostponedInformation: 'underratta',
  giveFeedback: 'aterkoppla',
  undeliveredLetter: 'brev',
  proposeMeetingTimes: 'mote/tider',
  holdJointMeeting: 'mote/nasta',
  reassign: 'fordela',
};

const ofStreams: Readonly<Record<StreamKind, string>> = {
  report: '/anmalningar',
  acuteSituation: '/akuta-situationer',
  consultation: '/radfragor',
  handOver: '/overlamningar',
  termMeeting: '/terminsmoten',
  houseDuty: '/enheten/avstamning',
  syntheticReport: '/kontroller',
  person: '/konto',
};

/** The page on which a receiver does what is owed. */
export function dutyPath({ kind, about, stream, isHers = true }: Owed): string {
  const base = ofStreams[stream.kind];
  if (!isHers) return `${base}/${stream.id}`;
  if (stream.kind === 'houseDuty') return kind === 'reviewLog' ? '/granskning/logg' : base;
  if (stream.kind !== 'report') return `${base}/${stream.id}`;
  if (kind === 'readSupplement') return `${base}/${stream.id}/kompletteringar/${about ?? ''}`;
  const below = belowCase[kind];
  return below === undefined ? `${base}/${stream.id}` : `${base}/${stream.id}/${below}`;
}
