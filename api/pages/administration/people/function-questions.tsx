import type { JSX } from 'preact';
import type { UnitChoice } from '../../../../services/people/staff.ts';
import type { StaffKey } from '../../../../templates/messages/pages/staff.ts';
import type { DeedView } from '../../../kit/deed-form.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import { Question } from '../../../kit/questions.tsx';
import { functionChoices } from './function-fields.ts';

export type UnitsHead = { readonly units: readonly UnitChoice[] };

/** All fields of a form, the functions that there are in their list. */
export function questionsWithFunctions(
  view: DeedView<StaffKey, UnitsHead>,
  table: FieldTable<StaffKey>,
): JSX.Element {
  const { t, form, frame, head } = view;
  const choices = functionChoices(frame.language, head.units);
  return (
    <>
      {Object.keys(table).map((name) => (
        <Question
          key={name}
          t={t}
          form={form}
          table={table}
          name={name}
          {...(name.endsWith('role') && { choices })}
        />
      ))}
    </>
  );
}
