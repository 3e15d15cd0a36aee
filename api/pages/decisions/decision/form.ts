import type { Instant } from '../../../../domain/calendar/time.ts';
import type { DecisionKey } from '../../../../templates/messages/pages/decisions.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { dayIn, wordsOrNull } from '../../../kit/typed-answers.ts';
import { rowsIn, wordsIn, type TypedFields } from '../../../kit/typed-fields.ts';

/** What is asked of whoever decides, proposes or changes a decision. */
export const decisionFields = {
  'identifiers.name': { label: 'decision.name' },
  'identifiers.birthDate': { label: 'decision.birthDate', is: 'date' },
  'identifiers.number': { label: 'decision.number' },
  'identifiers.whyNot': { label: 'decision.whyNot', is: 'words' },
  outcome: {
    label: 'decision.outcome',
    is: 'choice',
    choices: { open: 'decision.outcome.open', doNotOpen: 'decision.outcome.doNotOpen' },
  },
  grounds: { label: 'decision.grounds', refused: { any: 'decision.grounds.refused' } },
  'grounds.*.ground': { label: 'decision.ground', is: 'box' },
  'grounds.*.reason': { label: 'decision.ground.reason', is: 'words' },
  reasons: { label: 'decision.reasons', is: 'words' },
  childsView: {
    label: 'decision.childsView',
    is: 'words',
    refused: { required: 'decision.childsView.refused' },
  },
  bestInterests: { label: 'decision.bestInterests' },
  override: { label: 'decision.override', is: 'words' },
} as const satisfies FieldTable<DecisionKey>;

/** The rows of grounds that are ticked, by their places in the form. */
const tickedRows = (fields: TypedFields): readonly number[] =>
  rowsIn(fields, 'grounds', 0).flatMap((row, at) => (row['ground'] ? [at] : []));

const groundsIn = (fields: TypedFields): unknown =>
  tickedRows(fields).map((at) => ({
    ground: fields[`grounds.${at}.ground`],
    reason: wordsIn(fields, `grounds.${at}.reason`),
  }));

/** The body of a decision. Only the grounds that are ticked are in it. */
export function decisionBody(fields: TypedFields, at: Instant): unknown {
  return {
    outcome: fields['outcome'],
    reasons: wordsIn(fields, 'reasons'),
    childsView: wordsIn(fields, 'childsView'),
    bestInterests: wordsIn(fields, 'bestInterests'),
    override: wordsOrNull(fields, 'override'),
    grounds: groundsIn(fields),
    identifiers: {
      number: wordsOrNull(fields, 'identifiers.number'),
      birthDate: dayIn(fields, 'identifiers.birthDate', { at, leaning: 'past' }) ?? null,
      name: wordsOrNull(fields, 'identifiers.name'),
      whyNot: wordsOrNull(fields, 'identifiers.whyNot'),
    },
  };
}

/** A refused ground stands in the row of the form from which it came into the body. */
export function placedGround(field: string, fields: TypedFields): string {
  const [, index, of] = /^grounds\.(\d+)\.(\w+)$/.exec(field) ?? [];
  if (index === undefined) return field;
  return `grounds.${tickedRows(fields)[Number(index)] ?? index}.${of}`;
}
