import type { JSX } from 'preact';
import { proposeMeeting } from '../../../../services/meetings/plan-meeting.ts';
import { Button, Buttons } from '../../../../templates/components/buttons.tsx';
import { Row } from '../../../../templates/components/rows.tsx';
import { meetingTexts, type MeetingKey } from '../../../../templates/messages/pages/meetings.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { Question } from '../../../kit/questions.tsx';
import { momentIn } from '../../../kit/typed-answers.ts';
import { rowsIn, wordsIn, type TypedFields } from '../../../kit/typed-fields.ts';
import { proposal } from '../../../routes/meetings/planning-routes.ts';
import { CloseViolence, insteadOf, meetingForm, type MeetingFormView } from '../meeting-form.tsx';

const fields = {
  times: { label: 'times.times', is: 'unseen' },
  'times.*': { label: 'times.times', is: 'unseen' },
  'times.*.day': { label: 'times.day', is: 'date' },
  'times.*.day.time': { label: 'times.clock', is: 'time' },
  place: { label: 'times.place' },
} as const satisfies FieldTable<MeetingKey>;

/** The rows in which something is typed, by their places in the form. */
const typedRows = (typed: TypedFields): readonly number[] =>
  rowsIn(typed, 'times').flatMap((row, at) =>
    wordsIn(row, 'day') || wordsIn(row, 'day.time') ? [at] : [],
  );

const TimeQuestions = ({ form, t, frame }: MeetingFormView): JSX.Element => {
  const say = meetingTexts(frame.language);
  const of = { t, form, table: fields };
  const rows = rowsIn(form.fields, 'times');
  return (
    <>
      {rows.map((_, at) => (
        <Row
          key={at}
          id={`tid-${at + 1}`}
          legend={say('times.time', { number: at + 1 })}
          remove={
            rows.length > 1
              ? {
                  name: '_do',
                  value: `remove:times:${at}`,
                  text: say('times.remove', { number: at + 1 }),
                }
              : undefined
          }
        >
          <Question {...of} name={`times.${at}.day`} />
          <Question {...of} name={`times.${at}.day.time`} />
        </Row>
      ))}
      <Buttons>
        <Button kind="secondary" name="_do" value="add:times" text={t('times.add')} />
      </Buttons>
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
  body: (typed, at) => {
    const rows = rowsIn(typed, 'times');
    return {
      times: typedRows(typed).map((row) =>
        momentIn(rows[row] ?? {}, 'day', { at, leaning: 'future' }),
      ),
      place: wordsIn(typed, 'place'),
    };
  },
  // What is wrong with a time is said at its day, and that there is none at the first.
  placed: (field, typed) => {
    const [, index] = /^times\.(\d+)$/.exec(field) ?? [];
    if (field === 'times') return 'times.0.day';
    return index === undefined ? field : `times.${typedRows(typed)[Number(index)] ?? index}.day`;
  },
  schema: proposal,
  perform: ({ deps, call, params }, body) => proposeMeeting(deps, call, params.reportId, body),
  leadsTo: 'mote',
});
