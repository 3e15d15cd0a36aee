import { dueWords } from '../../../domain/calendar/due-words.ts';
import { shortCitation } from '../../../domain/law/law.ts';
import type { DutySource } from '../../../domain/duties/duty-source.ts';
import type { Instant } from '../../../domain/calendar/time.ts';
import type { DutyKind } from '../../../domain/kinds.ts';
import { workTexts } from '../../../templates/messages/pages/work.ts';
import { wordTexts } from '../../../templates/messages/pages/words.ts';
import { capitalised, dueText } from '../../../templates/messages/time-words.ts';
import type { Frame } from '../../kit/frame.ts';

/** What is to be done, as a verb. A forwarding names no municipality here: the page behind it does. */
export function deedText({ language }: Pick<Frame, 'language'>, kind: DutyKind): string {
  const words = wordTexts(language);
  return kind === 'forwardReport'
    ? words('duty.forwardReport', { municipality: '…' })
    : words(`duty.${kind}`);
}

/** The rule that a duty is owed by: its paragraph, or that the municipality or the routine has it so. */
export function ruleText({ language }: Pick<Frame, 'language'>, { rule, law }: DutySource): string {
  const t = workTexts(language);
  if (law) return `${shortCitation(law)}.`;
  return rule === 'municipality' ? t('serviceTime') : t('routineTime');
}

type Due = DutySource & { readonly dueAt: Instant };

/** By when and by which rule: *Senast i dag kl. 09.46, om 4 minuter. Kommunens servicetid.* */
export function dueLine({ language, now }: Frame, duty: Due): string {
  const due = capitalised(dueText(dueWords(duty.dueAt, now), language));
  return workTexts(language)('due', { due, rule: ruleText({ language }, duty) });
}
