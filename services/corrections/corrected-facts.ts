import type { CorrectableKind, Records } from '../../domain/corrections/records.ts';
import type { FactShape } from '../../domain/acting/fact-rule.ts';
import { Conflict } from '../../domain/errors.ts';
import type { OpenedFact } from '../acting/opened-fact.ts';
import { refuseChildFile } from '../intake/child-file.ts';
import { statedGrounds } from '../decisions/kept-decision.ts';
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
  ) => Corrected;
};

const asWritten = (record: unknown): Corrected => ({ secret: record });

/** How the record of each kind becomes a fact, as in the deed that recorded it first. */
export const corrections: Corrections = {
  supplementRead: asWritten,
  protectionAssessed: asWritten,
  contactRecorded: asWritten,
  policeReportDecided: (record) => ({ outcome: record.outcome, secret: record }),
  // What the search found stays as it was found.
  caseRegistered: (record, { secret: { sameChild, found } }, { row }) => {
    refuseChildFile(row, record, '#/body/record');
    return { secret: { ...record, sameChild, ...(found && { found }) } };
  },
  intakeNoteTaken: asWritten,
  factorRecorded: asWritten,
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
