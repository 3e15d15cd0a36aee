import { inSight } from '../../domain/access/in-sight.ts';
import { counting } from '../../domain/acting/fold.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { feedbackAnswers, type FeedbackAnswer } from '../../domain/decisions/feedback.ts';
import type { FactKind } from '../../domain/kinds.ts';
import {
  readFactHeads,
  readNewestHeads,
  type FactHead,
} from '../../database/acting/fact-head-store.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import { shownBeside, type Listed } from '../acting/page.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { signaturesOf, type SignatureView } from '../reports/report-views.ts';

/** How it stands with a signature, as those see it who asked for it or are asked. */
export type OwnSignature = SignatureView & {
  /** When it is due; null once it is answered. */
  readonly dueAt: Instant | null;
  /** Why she declined, for the author; null otherwise. */
  readonly comment: string | null;
};

/** What social services ask the author to complete the report with. */
export type CompletionQuestion = {
  readonly id: string;
  readonly at: Instant;
  readonly question: string;
};

/** Whether feedback was asked for, and the answer: one of three, or none that has come. */
export type OwnFeedback = {
  readonly askedAt: Instant | null;
  readonly answer: FeedbackAnswer | null;
  readonly answeredAt: Instant | null;
};

const saidKinds = ['signatureRecorded', 'completionRequested'] as const;
/** What crosses to the sender and is read without what it says. */
const headKinds: readonly FactKind[] = [
  'feedbackRequested',
  'feedbackRecorded',
  'meetingProposed',
  'meetingInvited',
  'meetingOutcomeRecorded',
  'meetingMinutesTaken',
];

export type OwnRecords = {
  readonly said: readonly OpenedFact<(typeof saidKinds)[number]>[];
  readonly facts: readonly FactHead[];
  readonly supplements: Listed<{ readonly id: string; readonly at: Instant }>;
};

/** The facts of a report that a sender may know of, and that count. */
export async function readOwnRecords(
  tx: Tx,
  { actor }: Call,
  { row, seal }: Locked<ReportRow>,
): Promise<OwnRecords> {
  const streamId = row.id;
  const added = { streamId, kinds: ['supplementAdded'] } as const;
  const [stored, heads, supplements] = await Promise.all([
    readFacts(tx, streamId, saidKinds),
    readFactHeads(tx, { streamId, kinds: headKinds }),
    readNewestHeads(tx, added, shownBeside),
  ]);
  const mine = counting(stored.filter((fact) => inSight(actor, fact)));
  return {
    said: mine.map((fact) => openFact<(typeof saidKinds)[number]>(seal(), fact)),
    facts: counting(heads.filter((fact) => inSight(actor, fact))),
    supplements: {
      total: supplements.total,
      items: supplements.rows.map(({ id, occurredAt }) => ({ id, at: occurredAt })),
    },
  };
}

/** @param isAuthor to whom alone it is told why somebody declined */
export function ownSignatures(
  { row, duties }: Locked<ReportRow>,
  { said }: OwnRecords,
  isAuthor: boolean,
): readonly OwnSignature[] {
  const given = said.filter((fact) => fact.kind === 'signatureRecorded');
  const commentOf = (role: string): string | null => {
    const secret = given.find((one) => one.role === role)?.secret ?? null;
    return isAuthor && secret !== null && 'comment' in secret ? secret.comment : null;
  };
  const dueOf = (role: string): Instant | null => {
    const isAsked = ({ kind, signatory, state }: DutyRow): boolean =>
      kind === 'coSign' && signatory === role && state === 'open';
    return duties.find(isAsked)?.dueAt ?? null;
  };
  return signaturesOf(row, given).map((one) => ({
    ...one,
    dueAt: dueOf(one.role),
    comment: commentOf(one.role),
  }));
}

export function completionQuestions({ said }: OwnRecords): readonly CompletionQuestion[] {
  return said
    .filter((fact) => fact.kind === 'completionRequested')
    .map(({ id, occurredAt, secret }) => ({ id, at: occurredAt, question: secret.question }));
}

const isAnswer = (outcome: string | null): outcome is FeedbackAnswer =>
  (feedbackAnswers as readonly (string | null)[]).includes(outcome);

/** The newest of the three answers that was given. That none will come is not told. */
export function ownFeedback({ facts }: OwnRecords): OwnFeedback {
  const asked = facts.find(({ kind }) => kind === 'feedbackRequested');
  const given = facts.findLast(
    ({ kind, outcome }) => kind === 'feedbackRecorded' && isAnswer(outcome),
  );
  const outcome = given?.outcome ?? null;
  return {
    askedAt: asked?.occurredAt ?? null,
    answer: isAnswer(outcome) ? outcome : null,
    answeredAt: given?.occurredAt ?? null,
  };
}
