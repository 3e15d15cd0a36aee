import type { JSX } from 'preact';
import type { MeetingsView } from '../../../../services/meetings/view-meetings.ts';
import { NextAction } from '../../../../templates/components/next-action.tsx';
import { caseTexts } from '../../../../templates/messages/pages/case.ts';
import { meetingTexts, type MeetingText } from '../../../../templates/messages/pages/meetings.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { casePath } from '../../case/case-path.ts';
import { ConsentTable } from '../consents/consent-table.tsx';
import { CloseViolence, heldMeeting, Locked, openMeeting } from '../meeting-form.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import { MinutesView } from './minutes-view.tsx';
import { nextStep, stepPath } from './next-step.ts';

type Of = { readonly frame: Frame; readonly head: MeetingsView; readonly t: MeetingText };

const Next = ({ head, t }: Of): JSX.Element => {
  const step = nextStep(head);
  if (step) {
    const action = { href: stepPath(head, step), text: t(`meeting.next.${step}`) };
    return (
      <NextAction heading={t('meeting.next')} deed={action.text} state="due" action={action} />
    );
  }
  const deed = head.waived
    ? t('meeting.next.waived', { reason: t(`waiver.${head.waived.reason}`).toLowerCase() })
    : t('meeting.next.nothing');
  return <NextAction heading={t('meeting.next')} deed={deed} state="none" />;
};

/** Only what is possible now. */
const alsoPossible = (head: MeetingsView) => {
  const isOpen = openMeeting(head) !== undefined;
  return [
    ['consents', 'samtycken', true],
    ['times', 'mote/tider', true],
    ['answers', 'mote/svar', isOpen],
    ['invitation', 'mote/inbjudan', isOpen],
    ['outcome', 'mote/utfall', isOpen],
    ['minutes', 'mote/protokoll', heldMeeting(head) !== undefined],
    ['waiver', 'mote/inget-mote', head.waived === null],
  ] as const;
};

const Also = ({ head, t }: Of): JSX.Element => (
  <section>
    <h2>{t('meeting.also')}</h2>
    <ul>
      {alsoPossible(head)
        .filter(([, , isPossible]) => isPossible)
        .map(([key, suffix]) => (
          <li key={key}>
            <a href={`${casePath(head.id)}/${suffix}`}>{t(`meeting.also.${key}`)}</a>
          </li>
        ))}
      <li>
        <a href={`${casePath(head.id)}/brev`}>{t('meeting.letters')}</a>
      </li>
    </ul>
  </section>
);

const All = (of: Of): JSX.Element => {
  const { head, t } = of;
  const { meetings } = head;
  if (meetings.length === 0) return <p>{t('meeting.none')}</p>;
  return (
    <>
      {meetings.map((meeting, at) => {
        const number = meetings.length - at;
        const stage = t(`meeting.stage.${meeting.stage}`);
        return (
          <section key={meeting.id}>
            <h3>{t('meeting.heading', { number, stage })}</h3>
            <MeetingFacts {...of} meeting={meeting} />
            {meeting.minutes && <MinutesView {...of} minutes={meeting.minutes} number={number} />}
          </section>
        );
      })}
    </>
  );
};

/** The joint meeting as it stands, and what comes next of it. */
export function meetingView(frame: Frame, head: MeetingsView): PageView {
  const t = meetingTexts(frame.language);
  const of = { frame, head, t };
  return {
    title: t('meeting.title'),
    back: { href: casePath(head.id), text: caseTexts(frame.language)('back') },
    body: (
      <>
        <p>{head.reference}</p>
        {head.protectedContact ? (
          <Locked {...of} />
        ) : (
          <>
            <CloseViolence {...of} />
            <Next {...of} />
            <Also {...of} />
          </>
        )}
        {!head.protectedContact && (
          <section>
            <h2>{t('consents.title')}</h2>
            <ConsentTable {...of} />
          </section>
        )}
        <section>
          <h2>{t('meeting.all')}</h2>
          <All {...of} />
        </section>
      </>
    ),
  };
}
