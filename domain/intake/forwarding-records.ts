import type { Instant, LocalDate } from '../calendar/time.ts';
import type { ElsewhereGround } from '../report/status.ts';
import type { StatedMunicipality } from './elsewhere.ts';

/**
 * That a report is forwarded (översändande): to whom and on which ground, as found, and what the
 * other municipality has to know beside the report itself. The message crosses to that municipality.
 */
export type Forwarding = {
  readonly municipality: StatedMunicipality;
  readonly ground: ElsewhereGround;
  readonly message: string | null;
  /** When protection was assessed here, which comes before. */
  readonly assessedAt: Instant;
};

export const dispatchWays = ['post', 'courier', 'byHand', 'secureMessage'] as const;
/** That the letter was sent or handed over: how, when, by whom and to whom. */
export type Dispatch = {
  readonly how: (typeof dispatchWays)[number];
  readonly on: LocalDate;
  readonly by: string;
  readonly to: string;
};

export const answerWays = ['letter', 'phone', 'message', 'visit'] as const;
/**
 * What the other municipality answered, which it does at once and in writing (29 kap. SoL): by whom
 * there, when and how. `opened` is what the system itself has seen there: a person opened the report.
 */
export type ForwardingAnswer = {
  readonly answer: 'taken' | 'refused';
  readonly on: LocalDate;
  readonly by: string;
  readonly how: (typeof answerWays)[number] | 'opened';
};

/** Whence a report came that another municipality forwarded: its proof that it is the same one. */
export type ForwardedFrom = {
  readonly municipality: StatedMunicipality;
  /** The reference and the arrival that the report had there. */
  readonly reference: string;
  readonly receivedAt: Instant;
  /** When protection was assessed there. */
  readonly assessedAt: Instant;
  readonly message: string | null;
};
