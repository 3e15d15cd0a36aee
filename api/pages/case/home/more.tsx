import type { JSX } from 'preact';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import type { Role } from '../../../../domain/access/roles.ts';
import type { Instant } from '../../../../domain/calendar/time.ts';
import type { MeetingState } from '../../../../domain/meetings/meeting-state.ts';
import type { OpenCaseView } from '../../../../services/desk/case.ts';
import { Fold } from '../../../../templates/components/fold.tsx';
import { caseTexts } from '../../../../templates/messages/pages/case.ts';
import { eventTexts } from '../../../../templates/messages/pages/event-words.ts';
import { momentText } from '../../../../templates/messages/time-words.ts';
import { wordTexts } from '../../../../templates/messages/pages/words.ts';
import type { Frame } from '../../../kit/frame.ts';
import { casePath } from '../case-path.ts';
import { deedPages, hasPage } from '../deeds.ts';

type Of = { readonly frame: Frame; readonly seen: OpenCaseView };

const said = ({ language, now }: Frame, at: Instant): string =>
  momentText(momentWords(at, now), language);

/** What can be recorded now, and nothing that cannot. */
export function Deeds({ frame, seen: { possible, summary } }: Of): JSX.Element | null {
  const t = caseTexts(frame.language);
  const deeds = possible.filter(hasPage);
  if (deeds.length === 0) return null;
  return (
    <section>
      <h2>{t('record')}</h2>
      <ul class="deeds">
        {deeds.map((deed) => (
          <li key={deed}>
            <a href={`${casePath(summary.id)}/${deedPages[deed]}`}>{t(`deed.${deed}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const meetingText = (frame: Frame, { state, time, proposedAt }: MeetingState): string => {
  const t = caseTexts(frame.language);
  if (state === 'proposed') return t('meeting.proposed', { at: said(frame, proposedAt) });
  if (state === 'invited' && time) return t('meeting.invited', { at: said(frame, time) });
  return state === 'invited' ? t('meeting.moved') : t(`meeting.${state}`);
};

const Meetings = ({ frame, seen: { meetings, summary } }: Of): JSX.Element => {
  const t = caseTexts(frame.language);
  return (
    <Fold summary={t('meetings', { count: meetings.length })}>
      <ul>
        {meetings.map((meeting) => (
          <li key={meeting.id}>{meetingText(frame, meeting)}</li>
        ))}
      </ul>
      <p>
        <a href={`${casePath(summary.id)}/mote`}>{t('meeting.link')}</a>
      </p>
    </Fold>
  );
};

const Signatures = ({ frame, seen: { signatures } }: Of): JSX.Element => {
  const words = wordTexts(frame.language);
  const names = eventTexts(frame.language);
  return (
    <Fold summary={caseTexts(frame.language)('signatures', { count: signatures.length })}>
      <ul>
        {signatures.map(({ role, state, at }) => (
          <li key={role}>
            {`${names(`role.${role as Role}`)}: ${words(`signature.${state}`)}`}
            {at && `, ${said(frame, at)}`}
          </li>
        ))}
      </ul>
    </Fold>
  );
};

const Supplements = ({ frame, seen: { supplements, summary } }: Of): JSX.Element => {
  const t = caseTexts(frame.language);
  return (
    <Fold summary={t('supplements', { count: supplements.total })}>
      <ul>
        {supplements.items.map(({ id, at, readAt }) => (
          <li key={id}>
            <a href={`${casePath(summary.id)}/kompletteringar/${id}`}>
              {t('supplement', { at: said(frame, at) })}
            </a>
            {`, ${t(readAt ? 'supplement.read' : 'supplement.unread')}`}
          </li>
        ))}
      </ul>
    </Fold>
  );
};

/** What is needed now and then: folded, each with how much there is. */
export function More({ frame, seen }: Of): JSX.Element {
  const t = caseTexts(frame.language);
  const { counts, summary, acuteSituationId } = seen;
  const path = casePath(summary.id);
  return (
    <>
      <Meetings frame={frame} seen={seen} />
      <Signatures frame={frame} seen={seen} />
      <Supplements frame={frame} seen={seen} />
      <ul>
        <li>
          <a href={`${path}/brev`}>{t('letters', { count: counts.letters })}</a>
        </li>
        <li>
          <a href={`${path}/historik`}>{t('history', { count: counts.history })}</a>
        </li>
        <li>
          <a href={`${path}/utskrift`}>{t('print')}</a>
        </li>
        {acuteSituationId && (
          <li>
            <a href={`/akuta-situationer/${acuteSituationId}`}>{t('situation')}</a>
          </li>
        )}
      </ul>
    </>
  );
}
