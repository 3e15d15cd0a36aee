import type { CorrectableKind, Records } from '../../domain/corrections/records.ts';
import type { FactShape } from '../../domain/acting/fact-rule.ts';
import { Conflict } from '../../domain/errors.ts';
import type { OpenedFact } from '../acting/opened-fact.ts';
import { refuseOtherFile } from '../intake/child-file.ts';
import { statedGrounds } from '../decisions/kept-decision.ts';
import { forwardingUnderWay } from '../intake/forwarding.ts';
import { statedElsewhere } from '../intake/whereabouts.ts';
import type { ReportFile } from '../reports/report-stream.ts';

/** What the corrected fact says in the place of the older one, besides what it is about. */
type Corrected = Pick<FactShape, 'outcome' | 'assurance' | 'contentHash'> & {
  readonly secret: unknown;
};

type Corrections = {
  readonly [K in CorrectableKind]: (
    record: Records[K],
    was: OpenedFact<K>,
    file: ReportFile,
  ) => Corrected | Promise<Corrected>;
};

const asWritten = (record: unknown): Corrected => ({ secret: record });

/**
 * Which municipality answers for the child is corrected until the report is on its way there: what
 * another municipality has, it has (29 kap. SoL), and forwards itself when it is wrong. A child that
 * was found to belong here and does not is found anew, so that what is then owed is owed from then.
 */
const correctedWhereabouts = async (
  record: Records['whereaboutsFound'],
  was: OpenedFact<'whereaboutsFound'>,
  file: ReportFile,
): Promise<Corrected> => {
  const { status } = file.row;
  if (status !== 'opened' && status !== 'assessed') {
    throw new Conflict('wrong-state', { current: status, action: 'whereabouts.find' });
  }
  if (was.outcome === 'here' && record.ground !== 'here') throw new Conflict('find-anew');
  if (await forwardingUnderWay(file)) throw new Conflict('already-forwarded');
  const secret = statedElsewhere(file, record);
  return { outcome: secret.ground, secret };
};

/** What the system has seen there is no record of anybody's, and a later forwarding has its own answer. */
const correctedAnswer = async (
  record: Records['forwardingAnswered'],
  was: OpenedFact<'forwardingAnswered'>,
  { facts }: ReportFile,
): Promise<Corrected> => {
  if (was.personId === null) throw new Conflict('opened-there');
  const newest = (await facts({ kinds: ['reportForwarded'] })).at(-1);
  if (newest?.id !== was.about) throw new Conflict('already-forwarded');
  return { outcome: record.answer, secret: record };
};

/** How the record of each kind becomes a fact, as in the deed that recorded it first. */
export const corrections: Corrections = {
  supplementRead: asWritten,
  protectionAssessed: asWritten,
  contactRecorded: asWritten,
  policeReportDecided: (record) => ({ outcome: record.outcome, secret: record }),
  acuteMeasureTaken: asWritten,
  // What the search found stays as it was found.
  caseRegistered: (record, { secret: { sameChild, found } }, { row }) => {
    refuseOtherFile(row, record, '#/body/record');
    return { secret: { ...record, sameChild, ...(found && { found }) } };
  },
  intakeNoteTaken: asWritten,
  factorRecorded: asWritten,
  whereaboutsFound: correctedWhereabouts,
  forwardingDispatched: asWritten,
  forwardingAnswered: correctedAnswer,
  consentRecorded: asWritten,
  meetingWaived: asWritten,
  meetingOutcomeRecorded: ({ outcome, reason }) => ({ outcome, secret: { reason } }),
  meetingMinutesTaken: asWritten,
  decisionMade: (record, { outcome, secret: was }, file) => {
    // Only what was written wrongly is corrected (36 § FL); another outcome is another decision.
    if (record.outcome !== outcome) throw new Conflict('not-clerical', { current: outcome });
    // That it was about this child was found out when it was made.
    const check =
      'identifiers' in was ? { identifiers: was.identifiers } : { identifiersChecked: true };
    const grounds = statedGrounds(file, record, '#/body/record');
    return { outcome, secret: { ...record, grounds, ...check } };
  },
  coveredByOngoing: asWritten,
  concernedInformed: (record) => ({ outcome: record.told ? 'told' : 'postponed', secret: record }),
  signatureRecorded: (record, _, { row, acting: { call } }) => ({
    outcome: record.answer,
    assurance: call.actor.is === 'person' ? call.actor.assurance : null,
    contentHash: row.contentHash,
    secret: record.answer === 'declined' ? { comment: record.comment } : null,
  }),
};
