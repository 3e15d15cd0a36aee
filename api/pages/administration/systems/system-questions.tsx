import type { JSX } from 'preact';
import type { UnitChoice } from '../../../../services/people/staff.ts';
import type { StaffKey } from '../../../../templates/messages/pages/staff.ts';
import type { DeedView } from '../../../kit/deed-form.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import { Question } from '../../../kit/questions.tsx';

type Props = DeedView<StaffKey, { readonly schools: readonly UnitChoice[] }> & {
  readonly table: FieldTable<StaffKey>;
};

/** The fields of a new system, with the schools that there are. */
export function SystemQuestions({ t, form, table, head }: Props): JSX.Element {
  const schools = head.schools.map(({ unitId, name }) => ({ value: unitId, label: name }));
  return (
    <>
      <Question t={t} form={form} table={table} name="name" />
      <Question t={t} form={form} table={table} name="login" />
      <Question t={t} form={form} table={table} name="unitId" choices={schools} />
    </>
  );
}
