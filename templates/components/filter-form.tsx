import type { ComponentProps, JSX } from 'preact';
import { Button } from './buttons.tsx';
import { DateField } from './date-field.tsx';
import type { LinkTo } from './link-to.ts';
import { SelectField } from './select-field.tsx';

type FilterFormProps = {
  readonly label: string;
  readonly action: string;
  readonly selects: readonly ComponentProps<typeof SelectField>[];
  readonly dates?: readonly ComponentProps<typeof DateField>[] | undefined;
  /** Sent along unseen: that something is searched for at all. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  readonly submit: string;
  /** What is shown now: *Visar: mina, försenade*. */
  readonly shown?: string | undefined;
  readonly clear?: LinkTo | undefined;
};

/** Narrows a list by closed choices and days, which stay filled in. */
export function FilterForm(props: FilterFormProps): JSX.Element {
  const { label, action, selects, dates = [], hidden = {}, submit, shown, clear } = props;
  return (
    <>
      <form class="filter" method="get" action={action} aria-label={label}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {selects.map((select) => (
          <SelectField key={select.name} {...select} />
        ))}
        {dates.map((date) => (
          <DateField key={date.name} {...date} />
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
