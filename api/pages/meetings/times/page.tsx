import type { JSX } from 'preact';
import { proposeMeeting } from '../../../../services/meetings/plan-meeting.ts';
import { meetingTexts, type MeetingKey } from '../../../../templates/messages/pages/meetings.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { Question } from '../../../kit/questions.tsx';
import { RowGroup } from '../../../kit/row-group.tsx';
import { momentIn } from '../../../kit/typed-answers.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { placedInRows, writtenRows } from '../../../kit/written-rows.ts';
import { proposal } from '../../../routes/meetings/planning-routes.ts';
import { CloseViolence, insteadOf, meetingForm, type MeetingFormView } from '../meeting-form.tsx';

const fields = {
  times: { label: 'times.times', is: 'unseen' },
  'times.*': { label: 'times.times', is: 'unseen' },
  'times.*.day': { label: 'times.day', is: 'date' },
  'times.*.day.time': { label: 'times.clock', is: 'time' },
  place: { label: 'times.place' },
} as const satisfies FieldTable<MeetingKey>;

const TimeQuestions = ({ form, t, frame }: MeetingFormView): JSX.Element => {
  const say = meetingTexts(frame.language);
  const of = { t, form, table: fields };
  return (
    <>
      <RowGroup
        form={form}
        group="times"
        anchor="tid"
        legend={(number) => say('times.time', { number })}
        remove={(number) => say('times.remove', { number })}
        add={t('times.add')}
      >
        {(at) => (
          <>
            <Question {...of} name={`times.${at}.day`} />
            <Question {...of} name={`times.${at}.day.time`} />
          </>
        )}
      </RowGroup>
      <Question {...of} name="place" />
    </>
  );
};

/** `mote/tider`: the first step of a joint meeting (19 kap. 5 § SoL). */
export const timesPages = meetingForm({
  suffix: 'mote/tider',
  records: 'meetingProposed',
  title: 'times.title',
  lead: ['times.lead'],
  send: 'times.send',
  fields,
  rows: { times: 'tid' },
  above: CloseViolence,
  questions: TimeQuestions,
  instead: insteadOf('any'),
  body: (typed, at) => ({
    times: writtenRows(typed, 'times').map((row) =>
      momentIn(row, 'day', { at, leaning: 'future' }),
    ),
    place: wordsIn(typed, 'place'),
  }),
  // What is wrong with a time is said at its day, and that there is none at the first.
  placed: placedInRows({ times: 'day' }),
  schema: proposal,
  perform: ({ deps, call, params }, body) => proposeMeeting(deps, call, params.reportId, body),
  leadsTo: 'mote',
});
