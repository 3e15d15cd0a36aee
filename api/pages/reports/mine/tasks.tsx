import type { JSX } from 'preact';
import { dueWords } from '../../../../domain/calendar/due-words.ts';
import type { DutyKind } from '../../../../domain/kinds.ts';
import type { MyReportsView, MyTask } from '../../../../services/desk/my-reports.ts';
import { TaskCard, TaskList } from '../../../../templates/components/task-card.tsx';
import { mineTexts } from '../../../../templates/messages/pages/mine.ts';
import { workTexts } from '../../../../templates/messages/pages/work.ts';
import { capitalised, dueText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import { deedText } from '../../duties/duty-words.ts';
import { ownReportPath } from '../own-path.ts';
import { nameOf } from './name-of.ts';
import { saidAt } from './sender-status.ts';

/** Where a sender does what is asked of her; all else leads to the report. */
const places: Readonly<Partial<Record<DutyKind, string>>> = {
  coSign: '/underskrifter',
  sendWrittenReport: '/bekrafta',
  agreedChange: '/akuta-situationer',
};

const pathOf = ({ duty, stream }: MyTask): string => {
  const place = places[duty.kind];
  return place === undefined ? ownReportPath(stream.id) : `${place}/${stream.id}`;
};

const Task = ({ frame, task }: { readonly frame: Frame; readonly task: MyTask }): JSX.Element => {
  const { language, now } = frame;
  const t = mineTexts(language);
  const { duty, report } = task;
  const deed = deedText(frame, duty.kind);
  const what = report && nameOf(frame, report);
  const due = capitalised(dueText(dueWords(duty.dueAt, now), language));
  return (
    <TaskCard
      deed={{ href: pathOf(task), text: what ? t('about', { deed, what }) : deed }}
      state={duty.overdue ? 'late' : undefined}
      tags={duty.overdue ? [{ text: workTexts(language)('overdue'), kind: 'danger' as const }] : []}
      lines={[
        ...(report ? [t('came', { at: saidAt(frame, report.receivedAt) })] : []),
        t('due', { due }),
      ]}
    />
  );
};

/** What is asked of somebody at a school: a signature, the written report after a call, a change. */
export function Tasks({
  frame,
  tasks: { items, total },
}: {
  readonly frame: Frame;
  readonly tasks: MyReportsView['tasks'];
}): JSX.Element {
  const t = mineTexts(frame.language);
  const left = total - items.length;
  return (
    <section>
      <h2>{t('tasks')}</h2>
      {items.length === 0 ? (
        <p>{t('tasks.none')}</p>
      ) : (
        <TaskList>
          {items.map((task) => (
            <Task key={task.duty.id} frame={frame} task={task} />
          ))}
        </TaskList>
      )}
      {left > 0 && <p>{t('more', { count: left })}</p>}
    </section>
  );
}
