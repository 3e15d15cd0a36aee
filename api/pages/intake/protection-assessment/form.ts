import type { FieldTable } from '../../../kit/field-table.ts';
import { wordsIn, type TypedFields } from '../../../kit/typed-fields.ts';
import type { AssessmentKey } from '../../../../templates/messages/pages/assessment.ts';

/** The fields of the protection assessment. */
export const assessmentFields = {
  immediateNeed: {
    label: 'immediateNeed',
    is: 'choice',
    refused: { any: 'immediateNeed.refused' },
  },
  reasons: { label: 'reasons', refused: { required: 'reasons.refused' } },
  violence: { label: 'violence', is: 'choice', refused: { any: 'violence.refused' } },
  crimeSuspected: { label: 'crimeSuspected', is: 'choice' },
} as const satisfies FieldTable<AssessmentKey>;

/** What is typed as the body of the deed. */
export function assessmentBody(fields: TypedFields): unknown {
  return {
    immediateNeed: fields['immediateNeed'],
    reasons: wordsIn(fields, 'reasons'),
    violence: fields['violence'],
    crimeSuspected: fields['crimeSuspected'] !== undefined,
  };
}
