import type { ComponentChildren, JSX } from 'preact';
import { Button, Buttons, type ButtonProps } from './buttons.tsx';

type RowProps = {
  /** Where adding and removing return to: `handelse-3`. */
  readonly id: string;
  /** Ends in the row's number: *Händelse 3*. */
  readonly legend: string;
  /** Absent for a row that cannot go. */
  readonly remove?: ButtonProps | undefined;
  readonly children: ComponentChildren;
};

/** One of several alike: an event, a guardian, a sibling. */
export function Row({ id, legend, remove, children }: RowProps): JSX.Element {
  return (
    <fieldset class="ds-fieldset row" id={id} tabIndex={-1}>
      <legend>{legend}</legend>
      {children}
      {remove && (
        <Buttons>
          <Button kind="secondary" {...remove} />
        </Buttons>
      )}
    </fieldset>
  );
}
