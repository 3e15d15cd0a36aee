import type { JSX } from 'preact';
import { answerTimes } from '../../../../services/meetings/plan-meeting.ts';
import type { MeetingKey } from '../../../../templates/messages/pages/meetings.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { Question } from '../../../kit/questions.tsx';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { timeAnswer } from '../../../routes/meetings/planning-routes.ts';
import {
  HiddenMeeting,
  insteadOf,
  meetingField,
  meetingForm,
  meetingRef,
  openMeeting,
  type MeetingFormView,
} from '../meeting-form.tsx';
import { peopleChoices, placesIn } from '../../case/people.ts';
import { ProposedTimes } from '../proposed-times.tsx';

const fields = {
  ...meetingField,
  by: { label: 'answers.by', is: 'choice' },
  answer: { label: 'answers.answer', is: 'words' },
  how: {
    label: 'answers.how',
    is: 'choice',
    choices: {
      phone: 'answers.how.phone',
      visit: 'answers.how.visit',
      letter: 'answers.how.letter',
      message: 'answers.how.message',
    },
  },
} as const satisfies FieldTable<MeetingKey>;

const AnswerQuestions = (view: MeetingFormView): JSX.Element => {
  const { t, form, head } = view;
  const of = { t, form, table: fields };
  return (
    <>
      <HiddenMeeting meeting={openMeeting(view.head)} />
      <Question {...of} name="by" choices={peopleChoices(view, placesIn(head))} />
      <Question {...of} name="answer" />
      <Question {...of} name="how" />
    </>
  );
};

/** `mote/svar`: what somebody said of the proposed times, how and when. */
export const timeAnswerPages = meetingForm({
  suffix: 'mote/svar',
  records: 'meetingTimeAnswered',
  title: 'answers.title',
  lead: ['answers.lead'],
  send: 'answers.send',
  fields,
  above: ({ head, frame }) => (
    <ProposedTimes frame={frame} times={openMeeting(head)?.times ?? []} />
  ),
  questions: AnswerQuestions,
  instead: insteadOf('open'),
  body: (typed) => ({
    by: typed['by'],
    answer: wordsIn(typed, 'answer'),
    how: typed['how'],
  }),
  schema: timeAnswer,
  perform: ({ deps, call, params, fields: typed }, body) =>
    answerTimes(deps, call, meetingRef(params, typed), body),
  leadsTo: 'mote',
});
