import type { ComponentProps, JSX } from 'preact';
import { Button } from './buttons.tsx';
import type { LinkTo } from './link-to.ts';
import { SelectField } from './select-field.tsx';

type FilterFormProps = {
  readonly label: string;
  readonly action: string;
  readonly selects: readonly ComponentProps<typeof SelectField>[];
  readonly submit: string;
  /** What is shown now: *Visar: mina, försenade*. */
  readonly shown?: string | undefined;
  readonly clear?: LinkTo | undefined;
};

/** Narrows a list by closed choices, which stay filled in. */
export function FilterForm(props: FilterFormProps): JSX.Element {
  const { label, action, selects, submit, shown, clear } = props;
  return (
    <>
      <form class="filter" method="get" action={action} aria-label={label}>
        {selects.map((select) => (
          <SelectField key={select.name} {...select} />
        ))}
        <Button text={submit} kind="secondary" />
      </form>
      {shown && (
        <p>
          {shown} {clear && <a href={clear.href}>{clear.text}</a>}
        </p>
      )}
    </>
  );
}
