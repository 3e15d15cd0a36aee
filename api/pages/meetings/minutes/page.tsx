import type { JSX } from 'preact';
import { takeMinutes } from '../../../../services/meetings/hold-meeting.ts';
import type { MeetingsView } from '../../../../services/meetings/view-meetings.ts';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import type { TypedFields } from '../../../kit/typed-fields.ts';
import { minutes } from '../../../routes/meetings/holding-routes.ts';
import {
  heldMeeting,
  HiddenMeeting,
  insteadOf,
  meetingForm,
  meetingRef,
  type MeetingFormView,
} from '../meeting-form.tsx';
import { minutesBody, minutesFields, placedRow } from './form.ts';
import { AgreedRows, PresentRows, QuestionsAsked } from './rows.tsx';

/** Whoever was invited was probably there. */
const first = (head: MeetingsView): TypedFields => {
  const invited = heldMeeting(head)?.invitation?.invited ?? [];
  return Object.fromEntries(invited.map((place, at) => [`present.${at}.who`, place]));
};

const MinutesQuestions = (view: MeetingFormView): JSX.Element => (
  <>
    <HiddenMeeting meeting={heldMeeting(view.head)} />
    <PresentRows {...view} />
    <QuestionsAsked {...view} />
    <AgreedRows {...view} />
  </>
);

/** `mote/protokoll`: each one's difficulties and assets, side by side, and what was agreed. */
export const minutesPages = meetingForm({
  suffix: 'mote/protokoll',
  records: 'meetingMinutesTaken',
  title: 'minutes.title',
  lead: ['minutes.lead'],
  send: 'minutes.send',
  fields: minutesFields,
  rows: { present: 'narvarande', agreed: 'overenskommet' },
  first,
  secrecy: (frame) => secrecyLine(frame, 'consent'),
  questions: MinutesQuestions,
  instead: insteadOf('held'),
  body: minutesBody,
  placed: placedRow,
  schema: minutes,
  perform: ({ deps, call, params, fields: typed }, body) =>
    takeMinutes(deps, call, meetingRef(params, typed), body),
  leadsTo: 'mote',
});
