import type { TranslationOf } from '../texts.ts';
import type { assignmentSv } from './assignment-sv.ts';

export const assignmentEn: TranslationOf<typeof assignmentSv> = {
  title: 'Assign the report',
  lead: 'Those at work come first, of them whoever has least first.',
  holder: 'Handled now by {name}.',
  nobody: 'Nobody handles the case now.',
  who: 'Who takes it?',
  'who.refused': 'Choose who takes it.',
  'who.absent': 'That person is absent. Choose somebody who is at work.',
  'who.outside':
    'That person may not know of children with protected identity. Choose somebody who may.',
  person: '{name}, {title}',
  load: '{open} open, {week} due this week, {late} late',
  offDuty: 'outside her hours',
  absent: 'Absent: {names}.',
  reason: 'Reason',
  send: 'Assign the report',
};
