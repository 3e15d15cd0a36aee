import type { JSX } from 'preact';
import { recordConsents } from '../../../../services/meetings/consents.ts';
import { Checkboxes } from '../../../../templates/components/choices.tsx';
import type { MeetingKey } from '../../../../templates/messages/pages/meetings.ts';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import { Question } from '../../../kit/questions.tsx';
import { dayIn } from '../../../kit/typed-answers.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { tickedIn, wordsIn, type TypedFields } from '../../../kit/typed-fields.ts';
import { answersToBoth } from '../../../routes/meetings/consent-schema.ts';
import { casePath } from '../../case/case-path.ts';
import { CloseViolence, Locked, meetingForm, type MeetingFormView } from '../meeting-form.tsx';
import { familyIn, peopleChoices } from '../../case/people.ts';
import { ConsentTable } from './consent-table.tsx';

const answers = {
  given: 'consent.given',
  refused: 'consent.refused',
  withdrawn: 'consent.withdrawn',
  notAsked: 'consent.notAsked',
} as const;

const fields = {
  of: { label: 'consent.of', is: 'choice', refused: { any: 'consent.of.refused' } },
  how: {
    label: 'consent.how',
    is: 'choice',
    choices: { spoken: 'consent.how.spoken', written: 'consent.how.written' },
  },
  on: { label: 'consent.on', hint: 'consent.on.hint', is: 'date' },
  attend: {
    label: 'consent.attend',
    is: 'choice',
    choices: answers,
    refused: { required: 'consent.neither' },
  },
  share: { label: 'consent.share', is: 'choice', choices: answers },
  parties: { label: 'consent.parties', is: 'boxes', refused: { any: 'consent.parties.refused' } },
  'parties.other': { label: 'consent.otherParty' },
} as const satisfies FieldTable<MeetingKey>;

const Parties = ({ form, t, head }: MeetingFormView): JSX.Element => (
  <Checkboxes
    {...form.group('parties')}
    choices={[
      { value: 'school', label: t('consent.party.school') },
      ...(head.people.reporter ? [{ value: 'reporter', label: t('consent.party.reporter') }] : []),
    ]}
  />
);

const ConsentQuestions = (view: MeetingFormView): JSX.Element => {
  const of = { t: view.t, form: view.form, table: fields };
  return (
    <>
      <h2>{view.t('consent.heading')}</h2>
      <Question {...of} name="of" choices={peopleChoices(view, familyIn(view.head))} />
      <Question {...of} name="how" />
      <Question {...of} name="on" />
      <Question {...of} name="attend" />
      <Question {...of} name="share" />
      <Parties {...view} />
      <Question {...of} name="parties.other" />
    </>
  );
};

const Onwards = ({ head, t }: MeetingFormView): JSX.Element => (
  <ul>
    <li>
      <a href={`${casePath(head.id)}/mote/tider`}>{t('consent.toTimes')}</a>
    </li>
    <li>
      <a href={`${casePath(head.id)}/mote/inget-mote`}>{t('consent.toWaiver')}</a>
    </li>
  </ul>
);

const answerIn = (fields: TypedFields, name: string): unknown =>
  fields[name] === 'notAsked' ? null : (fields[name] ?? null);

/** `samtycken`: who has agreed to meet, and to what being told (routine §6). */
export const consentPages = meetingForm({
  suffix: 'samtycken',
  records: 'consentRecorded',
  title: 'consents.title',
  send: 'consent.send',
  fields,
  secrecy: (frame) => secrecyLine(frame, 'consent'),
  above: (view) => (
    <>
      <CloseViolence {...view} />
      <ConsentTable {...view} />
    </>
  ),
  questions: ConsentQuestions,
  instead: (view) => (view.head.protectedContact ? <Locked {...view} /> : undefined),
  below: (view) => (view.head.protectedContact ? null : <Onwards {...view} />),
  body: (typed, at) => ({
    of: typed['of'],
    how: typed['how'],
    on: dayIn(typed, 'on', { at, leaning: 'past' }) ?? null,
    attend: answerIn(typed, 'attend'),
    share: answerIn(typed, 'share'),
    parties: [...tickedIn(typed, 'parties'), ...[wordsIn(typed, 'parties.other') ?? []].flat()],
  }),
  schema: answersToBoth,
  perform: ({ deps, call, params }, body) => recordConsents(deps, call, params.reportId, body),
  // Another guardian is often asked in the same hour.
  leadsTo: 'samtycken',
});
