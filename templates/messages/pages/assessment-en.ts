import type { TranslationOf } from '../texts.ts';
import type { assessmentSv } from './assessment-sv.ts';

export const assessmentEn: TranslationOf<typeof assessmentSv> = {
  title: 'Protection assessment (skyddsbedömning)',
  due: 'At once. 20 kap. 1 § SoL.',
  before: 'Make it before any contact with the guardians.',
  immediateNeed: 'Does the child need protection immediately?',
  'immediateNeed.yes': 'Yes',
  'immediateNeed.no': 'No',
  'immediateNeed.refused': 'Choose whether the child needs protection immediately.',
  reasons: 'Reasons, also when the answer is no',
  'reasons.refused': 'Write the reasons. They are needed also when the answer is no.',
  violence: 'Is it about violence or abuse?',
  'violence.hint':
    'Violence by somebody close, witnessed violence and honour: an investigation is opened without delay, and separate talks are held instead of a joint meeting (HSLF-FS 2022:39).',
  'violence.none': 'No',
  'violence.byCloseRelation': 'By somebody close (närstående)',
  'violence.witnessed': 'The child has witnessed violence by or against somebody close',
  'violence.honour': 'Related to honour (heder)',
  'violence.byOther': 'By somebody else',
  'violence.refused': 'Choose whether it is about violence or abuse.',
  crimeSuspected: 'Another crime against the child is suspected',
  stays:
    'Your name and the time are saved. What you record is never erased; a mistake is corrected.',
  send: 'Record the protection assessment',
  back: 'To the report',
};
