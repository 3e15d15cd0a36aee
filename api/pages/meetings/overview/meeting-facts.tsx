import type { JSX } from 'preact';
import type { MeetingView } from '../../../../services/meetings/meetings-among.ts';
import type { MeetingsView } from '../../../../services/meetings/view-meetings.ts';
import { SummaryList } from '../../../../templates/components/summary-list.tsx';
import { meetingTexts } from '../../../../templates/messages/pages/meetings.ts';
import type { Frame } from '../../../kit/frame.ts';
import { namedIn } from '../../case/people.ts';
import { saidMoment } from '../../../kit/moment.tsx';
import { ProposedTimes } from '../proposed-times.tsx';

type Of = { readonly frame: Frame; readonly head: MeetingsView; readonly meeting: MeetingView };

const Lines = ({ texts }: { readonly texts: readonly string[] }): JSX.Element => (
  <ul>
    {texts.map((text, n) => (
      <li key={n}>{text}</li>
    ))}
  </ul>
);

const answersOf = (of: Of): readonly string[] => {
  const t = meetingTexts(of.frame.language);
  return of.meeting.answers.map(({ by, how, answer, at }) =>
    t('meeting.answer', {
      who: namedIn(of, by),
      how: t(`answers.how.${how}`).toLowerCase(),
      at: saidMoment(of.frame, at),
      answer,
    }),
  );
};

const invitedText = (of: Of): string | undefined => {
  const { invitation } = of.meeting;
  if (!invitation) return undefined;
  const t = meetingTexts(of.frame.language);
  const who = invitation.invited.map((place) => namedIn(of, place)).join(', ');
  const { time, place } = invitation;
  return t('meeting.invited', { time: saidMoment(of.frame, time), place, who });
};

const outcomesOf = ({ frame, meeting }: Of): readonly string[] => {
  const t = meetingTexts(frame.language);
  return meeting.outcomes.map(({ outcome, reason, at }) =>
    [`${t(`meeting.outcome.${outcome}`)} ${saidMoment(frame, at)}.`, reason ?? ''].join(' ').trim(),
  );
};

/** A meeting from its proposed times to its outcome. */
export function MeetingFacts(of: Of): JSX.Element {
  const { frame, meeting } = of;
  const t = meetingTexts(frame.language);
  const answers = answersOf(of);
  const invited = invitedText(of);
  const outcomes = outcomesOf(of);
  const rows = [
    {
      term: t('meeting.times'),
      value: <ProposedTimes frame={frame} times={meeting.times} />,
    },
    { term: t('meeting.place'), value: meeting.place },
    ...(answers.length > 0
      ? [{ term: t('meeting.answers'), value: <Lines texts={answers} /> }]
      : []),
    ...(invited === undefined ? [] : [{ term: t('meeting.invitation'), value: invited }]),
    ...(outcomes.length > 0
      ? [{ term: t('meeting.outcome'), value: <Lines texts={outcomes} /> }]
      : []),
  ];
  return <SummaryList rows={rows} />;
}
