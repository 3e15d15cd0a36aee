import type { JSX } from 'preact';
import { momentWords } from '../../../domain/calendar/day-words.ts';
import type { WorkCard } from '../../../services/desk/work-cards.ts';
import type { TagProps } from '../../../templates/components/tag.tsx';
import { TaskCard } from '../../../templates/components/task-card.tsx';
import { workTexts, type WorkText } from '../../../templates/messages/pages/work.ts';
import { momentText } from '../../../templates/messages/time-words.ts';
import { translator } from '../../../templates/messages/translate.ts';
import type { AgencyKind } from '../../../domain/report/report-content.ts';
import type { Frame } from '../../kit/frame.ts';
import { dutyPath } from '../duties/duty-path.ts';
import { deedText, dueLine } from '../duties/duty-words.ts';
import { childName } from './child-name.ts';

const tagsOf = (t: WorkText, { duty, report }: WorkCard): readonly TagProps[] => [
  ...(report?.acute === 'stated' ? [{ text: t('acute'), kind: 'danger' as const }] : []),
  ...(report?.acute === 'treatedAs'
    ? [{ text: t('treatedAsAcute'), kind: 'danger' as const }]
    : []),
  ...(duty.overdue ? [{ text: t('overdue'), kind: 'danger' as const }] : []),
  ...(report?.protectedContact ? [{ text: t('protectedContact') }] : []),
  ...(report?.protectedIdentity ? [{ text: t('protectedIdentity') }] : []),
];

/** The deed and whom it is about: the child where it may be named, else the reference. */
const deedOf = (frame: Frame, { duty, report }: WorkCard): string => {
  const t = workTexts(frame.language);
  const deed = deedText(frame, duty.kind);
  if (!report) return deed;
  return report.child
    ? t('deedAbout', { deed, child: childName(frame, report.child) })
    : t('deedOn', { deed, reference: report.reference });
};

const linesOf = (frame: Frame, { duty, report }: WorkCard): readonly string[] => {
  const { language, now } = frame;
  const t = workTexts(language);
  const said = (at: string): string => momentText(momentWords(at, now), language);
  const { notYet } = duty;
  return [
    ...(report?.child ? [t('reference', { reference: report.reference })] : []),
    ...(report && !report.isOpened
      ? [
          t('came', {
            agency: translator(language)(`agency.${report.agencyKind as AgencyKind}`),
            at: said(report.receivedAt),
          }),
        ]
      : []),
    dueLine(frame, duty),
    ...(notYet ? [t('notYet', { at: said(notYet.from) })] : []),
    ...(report?.holder && !duty.mine ? [t('handles', { name: report.holder })] : []),
  ];
};

const stateOf = ({
  duty,
  report,
}: WorkCard): 'acute' | 'late' | 'unopened' | 'notYet' | undefined => {
  if (duty.notYet) return 'notYet';
  if (report && !report.isOpened && report.acute !== 'no') return 'acute';
  if (duty.overdue) return 'late';
  return report && !report.isOpened ? 'unopened' : undefined;
};

/** A leader may do everything; an officer what is hers, or what is in the hands of nobody yet. */
const isHers = ({ role }: Frame, { duty, report }: WorkCard): boolean => {
  if (report && !report.isOpened) return false;
  return role !== 'officer' || duty.mine || !report?.holder;
};

/** One duty in the list of work. One that is not the reader's yet leads to the case and not to a form. */
export function WorkCardView({
  frame,
  card,
}: {
  readonly frame: Frame;
  readonly card: WorkCard;
}): JSX.Element {
  const { duty, stream } = card;
  const { kind, about } = duty;
  const href = dutyPath({ kind, about, stream, isHers: isHers(frame, card) });
  return (
    <TaskCard
      deed={{ text: deedOf(frame, card), href }}
      state={stateOf(card)}
      tags={tagsOf(workTexts(frame.language), card)}
      lines={linesOf(frame, card)}
    />
  );
}
