import type { StreamKind } from '../../domain/kinds.ts';
import type { StreamAdapter } from '../acting/stream-adapter.ts';
import { consultationStream } from '../consultations/consultation-stream.ts';
import { handOverStream } from '../cooperation/hand-over-stream.ts';
import { houseStream } from '../house/house-stream.ts';
import { termMeetingStream } from '../house/term-meeting-stream.ts';
import { reportStream } from '../reports/report-stream.ts';
import { situationStream } from '../situations/situation-stream.ts';

/** The kinds of stream that have a workflow. */
export const wokenStreams = {
  report: reportStream,
  acuteSituation: situationStream,
  consultation: consultationStream,
  houseDuty: houseStream,
  termMeeting: termMeetingStream,
  handOver: handOverStream,
  // An artificial report goes the way of every other.
  syntheticReport: reportStream,
} satisfies Partial<Readonly<Record<StreamKind, unknown>>>;

export type WokenKind = keyof typeof wokenStreams;

export function wokenStream(kind: WokenKind): StreamAdapter {
  return wokenStreams[kind];
}
