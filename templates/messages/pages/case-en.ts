import type { TranslationOf } from '../texts.ts';
import type { caseSv } from './case-sv.ts';

export const caseEn: TranslationOf<typeof caseSv> = {
  back: 'To the report',
  change: 'Change',
  check: 'Check',
  line: '{reference}',
};
