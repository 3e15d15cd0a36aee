import type { ComponentChildren, JSX } from 'preact';
import { Button, Buttons } from '../../templates/components/buttons.tsx';
import { Row } from '../../templates/components/rows.tsx';
import type { FormState } from './form-state.ts';
import { rowsIn } from './typed-fields.ts';

type RowGroupProps = {
  readonly form: FormState;
  readonly group: string;
  /** The word that begins the ids of the rows, as the form declares it. */
  readonly anchor: string;
  /** Ends in the row's number. */
  readonly legend: (number: number) => string;
  readonly remove: (number: number) => string;
  readonly add: string;
  /** The fields of one row. */
  readonly children: (at: number) => ComponentChildren;
};

/** Several alike: one row each, with a way to one more and back. */
export function RowGroup(props: RowGroupProps): JSX.Element {
  const { form, group, anchor, legend, remove, add, children } = props;
  const rows = rowsIn(form.fields, group);
  return (
    <>
      {rows.map((_, at) => (
        <Row
          key={at}
          id={`${anchor}-${at + 1}`}
          legend={legend(at + 1)}
          remove={
            rows.length > 1
              ? { name: '_do', value: `remove:${group}:${at}`, text: remove(at + 1) }
              : undefined
          }
        >
          {children(at)}
        </Row>
      ))}
      <Buttons>
        <Button kind="secondary" name="_do" value={`add:${group}`} text={add} />
      </Buttons>
    </>
  );
}
