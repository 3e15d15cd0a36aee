import type { JSX } from 'preact';
import type { z } from 'zod';
import { NotFound } from '../../../domain/errors.ts';
import type { MeetingRef } from '../../../services/meetings/one-meeting.ts';
import { viewMeetings, type MeetingsView } from '../../../services/meetings/view-meetings.ts';
import type { MeetingView } from '../../../services/meetings/meetings-among.ts';
import { Alert } from '../../../templates/components/alert.tsx';
import { meetingTexts, type MeetingKey } from '../../../templates/messages/pages/meetings.ts';
import type { DeedView } from '../../kit/deed-form.tsx';
import type { PageRoute } from '../../kit/page-route.ts';
import type { TypedFields } from '../../kit/typed-fields.ts';
import { statedId } from '../../routes/schemas.ts';
import { caseForm, type CaseForm } from '../case/case-form.tsx';
import { casePath } from '../case/case-path.ts';

export type MeetingFormView = DeedView<MeetingKey, MeetingsView>;

type MeetingDeed =
  | 'consentRecorded'
  | 'meetingProposed'
  | 'meetingWaived'
  | 'meetingTimeAnswered'
  | 'meetingInvited'
  | 'meetingOutcomeRecorded'
  | 'meetingMinutesTaken';

type MeetingForm<B extends z.ZodType> = Omit<
  CaseForm<MeetingKey, B, MeetingsView>,
  'texts' | 'read' | 'records'
> & { readonly records: MeetingDeed };

/** A deed of the joint meeting; each has all of the meeting above it. */
export function meetingForm<B extends z.ZodType>(declared: MeetingForm<B>): readonly PageRoute[] {
  const { records: before } = declared;
  return caseForm({
    ...declared,
    texts: meetingTexts,
    read: ({ deps, call, params }) => viewMeetings(deps, call, { ...params, before }),
  });
}

/** The meeting that is still to be held, the newest; undefined where none is. */
export function openMeeting({ meetings }: MeetingsView): MeetingView | undefined {
  return meetings.find(({ stage }) => ['proposed', 'invited', 'moved'].includes(stage));
}

/** The meeting that was held and has no minutes yet. */
export function heldMeeting({ meetings }: MeetingsView): MeetingView | undefined {
  return meetings.find(({ stage }) => stage === 'held');
}

/** The hidden field in which a form says which meeting it is about. */
export const meetingField = { meeting: { label: 'meeting.title', is: 'unseen' } } as const;

/** @throws NotFound for what is no id of a meeting */
export function meetingRef(
  { reportId }: { readonly reportId: string },
  fields: TypedFields,
): MeetingRef {
  const parsed = statedId.safeParse(fields['meeting']);
  if (!parsed.success) throw new NotFound();
  return { reportId, meetingId: parsed.data };
}

/** Says which meeting the page showed, whatever was kept of an earlier one. */
export function HiddenMeeting({
  meeting,
}: {
  readonly meeting: MeetingView | undefined;
}): JSX.Element {
  return <input type="hidden" name="meeting" value={meeting?.id ?? ''} />;
}

type Heading = Pick<MeetingFormView, 'frame' | 'head' | 't'>;

/** In protected contact no joint meeting is held (routine §6). */
export function Locked({ head, t }: Heading): JSX.Element {
  return (
    <Alert kind="danger" heading={t('locked.heading')}>
      <p>{t('locked')}</p>
      <ul>
        <li>
          <a href={`${casePath(head.id)}/kontakter`}>{t('locked.contact')}</a>
        </li>
        <li>
          <a href={`${casePath(head.id)}/mote/inget-mote`}>{t('consent.toWaiver')}</a>
        </li>
      </ul>
    </Alert>
  );
}

export function CloseViolence({ head, t }: Heading): JSX.Element | null {
  if (!head.closeViolence) return null;
  return (
    <Alert kind="warning" heading={t('closeViolence.heading')}>
      <p>{t('closeViolence')}</p>
    </Alert>
  );
}

const Nothing = ({ head, t, is }: Heading & { readonly is: 'open' | 'held' }): JSX.Element => (
  <>
    <p>{t(`none.${is}`)}</p>
    <p>
      {is === 'open' ? (
        <a href={`${casePath(head.id)}/mote/tider`}>{t('none.toTimes')}</a>
      ) : (
        <a href={`${casePath(head.id)}/mote`}>{t('none.toMeeting')}</a>
      )}
    </p>
  </>
);

/** Where a form has no meeting to be about, or may be about none. */
export function insteadOf(
  is: 'open' | 'held' | 'any',
): (view: MeetingFormView) => JSX.Element | undefined {
  return (view) => {
    if (view.head.protectedContact) return <Locked {...view} />;
    if (is === 'any') return undefined;
    const found = is === 'open' ? openMeeting(view.head) : heldMeeting(view.head);
    return found ? undefined : <Nothing {...view} is={is} />;
  };
}
