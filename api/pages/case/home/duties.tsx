import type { JSX } from 'preact';
import { dueWords } from '../../../../domain/calendar/due-words.ts';
import { momentWords } from '../../../../domain/calendar/day-words.ts';
import type { Role } from '../../../../domain/access/roles.ts';
import type { Instant } from '../../../../domain/calendar/time.ts';
import type { AwaitedOfOthers, CaseDuties } from '../../../../services/desk/case-duties.ts';
import type { WorkDuty } from '../../../../services/desk/work-duty.ts';
import { NextAction } from '../../../../templates/components/next-action.tsx';
import { caseTexts } from '../../../../templates/messages/pages/case.ts';
import { eventTexts } from '../../../../templates/messages/pages/event-words.ts';
import { workTexts } from '../../../../templates/messages/pages/work.ts';
import { dueText, momentText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import { dutyPath } from '../../duties/duty-path.ts';
import { deedText, dueLine } from '../../duties/duty-words.ts';

type Of = {
  readonly frame: Frame;
  readonly id: string;
  readonly duties: CaseDuties;
  readonly isOpened: boolean;
};

const due = ({ language, now }: Frame, at: Instant): string => dueText(dueWords(at, now), language);

const pathOf = ({ id, isOpened }: Pick<Of, 'id' | 'isOpened'>, { kind, about }: WorkDuty) =>
  dutyPath({ kind, about, stream: { kind: 'report', id }, isHers: isOpened });

const Now = (of: Of): JSX.Element => {
  const { frame, duties, isOpened } = of;
  const t = caseTexts(frame.language);
  const { now } = duties;
  if (!now) return <NextAction heading={t('now')} deed={t('now.none')} state="none" />;
  const deed = deedText(frame, now.kind);
  const waits = now.notYet && momentText(momentWords(now.notYet.from, frame.now), frame.language);
  return (
    <NextAction
      heading={t('now')}
      deed={deed}
      state={waits ? 'waiting' : now.overdue ? 'late' : 'due'}
      facts={[
        dueLine(frame, now),
        ...(waits ? [workTexts(frame.language)('notYet', { at: waits })] : []),
      ]}
      // Of a report that nobody has opened the deed is the button above.
      action={isOpened ? { href: pathOf(of, now), text: deed } : undefined}
    />
  );
};

const awaitedText = (frame: Frame, awaited: AwaitedOfOthers): string => {
  const t = caseTexts(frame.language);
  switch (awaited.is) {
    case 'duty':
      return t('waits.duty', {
        deed: deedText(frame, awaited.duty.kind),
        name: awaited.by ?? t('waits.somebody'),
        due: due(frame, awaited.duty.dueAt),
      });
    case 'signature':
      return t('waits.signature', {
        role: eventTexts(frame.language)(`role.${awaited.role as Role}`),
        due: due(frame, awaited.dueAt),
      });
    case 'writtenReport':
      return t('waits.writtenReport', { due: due(frame, awaited.dueAt) });
    case 'municipality':
      return t('waits.municipality', {
        at: momentText(momentWords(awaited.since, frame.now), frame.language),
      });
  }
};

const Awaited = ({ frame, duties: { awaited } }: Of): JSX.Element | null => {
  if (awaited.length === 0) return null;
  return (
    <section>
      <h2>{caseTexts(frame.language)('waits')}</h2>
      <ul>
        {awaited.map((one) => {
          const text = awaitedText(frame, one);
          return <li key={text}>{text}</li>;
        })}
      </ul>
    </section>
  );
};

/** What the reader must do now and by when, what comes then, and what others have to do. */
export function NowAndThen(of: Of): JSX.Element {
  const { frame, duties } = of;
  const t = caseTexts(frame.language);
  return (
    <>
      <Now {...of} />
      {duties.later.length > 0 && (
        <section>
          <h2>{t('after')}</h2>
          <ol>
            {duties.later.map((duty) => (
              <li key={duty.id}>
                <a href={pathOf(of, duty)}>
                  {t('afterLine', {
                    deed: deedText(frame, duty.kind),
                    due: due(frame, duty.dueAt),
                  })}
                </a>
              </li>
            ))}
          </ol>
        </section>
      )}
      <Awaited {...of} />
    </>
  );
}
