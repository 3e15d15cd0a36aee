import type { ComponentChildren, JSX } from 'preact';
import { Button, Buttons } from '../../templates/components/buttons.tsx';
import { AnswersGiven } from './answers-given.tsx';
import type { FieldTable } from './field-table.ts';
import type { FormState } from './form-state.ts';
import type { Frame } from './frame.ts';

type YourTextProps<Key extends string> = {
  readonly frame: Frame;
  readonly form: FormState;
  readonly t: (key: Key) => string;
  readonly table: FieldTable<Key>;
  /** What is said before it: what has happened meanwhile, and what was wrong. */
  readonly children?: ComponentChildren;
};

/** What somebody typed where its form is no longer shown, and a way to throw it away. */
export function YourText<Key extends string>(props: YourTextProps<Key>): JSX.Element {
  const { frame, form, t, table, children } = props;
  return (
    <form id={form.id} method="post">
      {children}
      <section>
        <h2>{frame.frame('yourText')}</h2>
        <AnswersGiven frame={frame} t={t} form={form} table={table} />
      </section>
      <Buttons>
        <Button kind="secondary" name="_do" value="discard" text={frame.frame('discard')} />
      </Buttons>
    </form>
  );
}
