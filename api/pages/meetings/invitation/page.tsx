import type { JSX } from 'preact';
import { inviteToMeeting } from '../../../../services/meetings/hold-meeting.ts';
import type { MeetingsView } from '../../../../services/meetings/view-meetings.ts';
import { Checkboxes, type Choice } from '../../../../templates/components/choices.tsx';
import { meetingTexts, type MeetingKey } from '../../../../templates/messages/pages/meetings.ts';
import type { Answer } from '../../../kit/answers-given.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import { Question } from '../../../kit/questions.tsx';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import { momentIn } from '../../../kit/typed-answers.ts';
import { tickedIn, wordsIn, type TypedFields } from '../../../kit/typed-fields.ts';
import { invitation } from '../../../routes/meetings/holding-routes.ts';
import {
  HiddenMeeting,
  insteadOf,
  meetingField,
  meetingForm,
  meetingRef,
  openMeeting,
  type MeetingFormView,
} from '../meeting-form.tsx';
import { familyIn, namesText, personText, placesIn } from '../../case/people.ts';
import { missingFor, outsidersIn } from '../consents-needed.ts';
import { saidMoment } from '../../../kit/moment.tsx';

const other = 'other';

const fields = {
  ...meetingField,
  time: { label: 'invitation.time', is: 'choice' },
  'time.other': { label: 'invitation.other', is: 'date' },
  'time.other.time': { label: 'invitation.otherClock', is: 'time' },
  place: { label: 'invitation.place' },
  invited: {
    label: 'invitation.invited',
    is: 'boxes',
    refused: { 'too-short': 'invitation.invited.refused' },
  },
  language: {
    label: 'invitation.language',
    is: 'choice',
    choices: { sv: 'invitation.language.sv', en: 'invitation.language.en' },
  },
} as const satisfies FieldTable<MeetingKey>;

/** The proposed time where there is one alone, the place, and those who were invited before. */
const first = (head: MeetingsView): TypedFields => {
  const meeting = openMeeting(head);
  const { times = [], place = '' } = meeting ?? {};
  const [time] = times.length === 1 ? times : [];
  return {
    place,
    language: meeting?.invitation?.language ?? 'sv',
    invited: (meeting?.invitation?.invited ?? []).join('\n'),
    ...(time !== undefined && { time }),
  };
};

const timeChoices = ({ head, frame, t }: MeetingFormView): readonly Choice[] => [
  ...(openMeeting(head)?.times ?? []).map((value) => ({ value, label: saidMoment(frame, value) })),
  { value: other, label: t('invitation.otherTime') },
];

/** Each of the family with whether her own consents are there, so that nobody has to look elsewhere. */
const invitedChoices = (view: MeetingFormView): readonly Choice[] =>
  placesIn(view.head).map((value) => {
    const label = personText(view, value);
    if (!familyIn(view.head).some((place) => place === value)) return { value, label };
    const isReady = missingFor(view.head, [value, ...outsidersIn(view.head)]).length === 0;
    return { value, label, hint: view.t(isReady ? 'invitation.ready' : 'invitation.notReady') };
  });

const InvitationQuestions = (view: MeetingFormView): JSX.Element => {
  const of = { t: view.t, form: view.form, table: fields };
  return (
    <>
      <HiddenMeeting meeting={openMeeting(view.head)} />
      <Question {...of} name="time" choices={timeChoices(view)} />
      <Question {...of} name="time.other" />
      <Question {...of} name="time.other.time" />
      <Question {...of} name="place" />
      <Checkboxes {...view.form.group('invited')} choices={invitedChoices(view)} />
      <Question {...of} name="language" />
    </>
  );
};

const named = (view: MeetingFormView, { field, value }: Answer): string | undefined => {
  if (field === 'invited') return personText(view, value);
  if (field !== 'time') return undefined;
  return value === other ? view.t('invitation.otherTime') : saidMoment(view.frame, value);
};

/** `mote/inbjudan`: who comes when and where; a letter is made for each. */
export const invitationPages = meetingForm({
  suffix: 'mote/inbjudan',
  records: 'meetingInvited',
  title: 'invitation.title',
  lead: ['invitation.lead'],
  send: 'invitation.send',
  fields,
  first,
  secrecy: (frame) => secrecyLine(frame, 'consent'),
  questions: InvitationQuestions,
  instead: insteadOf('open'),
  named,
  body: (typed, at) => ({
    time:
      typed['time'] === other
        ? momentIn(typed, 'time.other', { at, leaning: 'future' })
        : typed['time'],
    place: wordsIn(typed, 'place'),
    invited: tickedIn(typed, 'invited'),
    language: typed['language'],
  }),
  placed: (field, typed) => (field === 'time' && typed['time'] === other ? 'time.other' : field),
  schema: invitation,
  conflicts: { 'consent-missing': 'invited' },
  ownWords: (frame, head, typed) => (refused) => {
    if (refused.code !== 'consent-missing') return undefined;
    const who = namesText({ frame, head }, missingFor(head, tickedIn(typed, 'invited')));
    return meetingTexts(frame.language)('invitation.missing', { who });
  },
  perform: ({ deps, call, params, fields: typed }, body) =>
    inviteToMeeting(deps, call, meetingRef(params, typed), body),
  check: {
    title: 'invitation.check',
    send: 'invitation.do',
    says: ({ t }) => <p>{t('invitation.checkLead')}</p>,
  },
  leadsTo: 'mote',
});
