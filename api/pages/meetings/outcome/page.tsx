import type { JSX } from 'preact';
import { recordMeetingOutcome } from '../../../../services/meetings/hold-meeting.ts';
import type { MeetingKey } from '../../../../templates/messages/pages/meetings.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { Questions } from '../../../kit/questions.tsx';
import { wordsOrNull } from '../../../kit/typed-answers.ts';
import { outcome } from '../../../routes/meetings/holding-routes.ts';
import {
  HiddenMeeting,
  insteadOf,
  meetingField,
  meetingForm,
  meetingRef,
  openMeeting,
  type MeetingFormView,
} from '../meeting-form.tsx';
import { MeetingFacts } from '../overview/meeting-facts.tsx';

const fields = {
  ...meetingField,
  outcome: {
    label: 'outcome.outcome',
    is: 'choice',
    choices: {
      held: 'outcome.held',
      moved: 'outcome.moved',
      cancelled: 'outcome.cancelled',
    },
    refused: {
      'not-invited': 'outcome.notInvited',
      'consent-missing': 'outcome.consentMissing',
    },
  },
  reason: { label: 'outcome.reason', is: 'words' },
} as const satisfies FieldTable<MeetingKey>;

const OutcomeQuestions = (view: MeetingFormView): JSX.Element => (
  <>
    <HiddenMeeting meeting={openMeeting(view.head)} />
    <Questions t={view.t} form={view.form} table={fields} />
  </>
);

/** `mote/utfall`: held, moved or cancelled. */
export const outcomePages = meetingForm({
  suffix: 'mote/utfall',
  records: 'meetingOutcomeRecorded',
  title: 'outcome.title',
  lead: ['outcome.lead'],
  send: 'outcome.send',
  fields,
  above: (view) => {
    const meeting = openMeeting(view.head);
    return meeting && <MeetingFacts {...view} meeting={meeting} />;
  },
  questions: OutcomeQuestions,
  instead: insteadOf('open'),
  body: (typed) => ({ outcome: typed['outcome'], reason: wordsOrNull(typed, 'reason') }),
  schema: outcome,
  conflicts: { 'not-invited': 'outcome', 'consent-missing': 'outcome' },
  perform: ({ deps, call, params, fields: typed }, body) =>
    recordMeetingOutcome(deps, call, meetingRef(params, typed), body),
  leadsTo: 'mote',
});
