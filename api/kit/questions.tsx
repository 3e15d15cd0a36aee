import type { JSX } from 'preact';
import { Checkbox } from '../../templates/components/checkbox.tsx';
import { Checkboxes, Radios, type Choice } from '../../templates/components/choices.tsx';
import { DateField } from '../../templates/components/date-field.tsx';
import { SelectField } from '../../templates/components/select-field.tsx';
import { TextArea } from '../../templates/components/text-area.tsx';
import { TextField } from '../../templates/components/text-field.tsx';
import { rowOf, type FieldTable } from './field-table.ts';
import type { FormState } from './form-state.ts';

type Of<Key extends string> = {
  readonly t: (key: Key) => string;
  readonly form: FormState;
  readonly table: FieldTable<Key>;
};

type OneProps<Key extends string> = Of<Key> & {
  readonly name: string;
  /** Answers that the case has itself, where the table cannot name them: who is in the family. */
  readonly choices?: readonly Choice[] | undefined;
};

/** One field of a form, as its table declares it. */
export function Question<Key extends string>(props: OneProps<Key>): JSX.Element | null {
  const { t, form, table, name } = props;
  const { is = 'text', hint: hintKey, choices: declared = {} } = rowOf(table, name);
  const hint = hintKey && t(hintKey);
  const choices =
    props.choices ?? Object.entries(declared).map(([value, key]) => ({ value, label: t(key) }));
  switch (is) {
    case 'unseen':
      return null;
    case 'text':
    case 'time':
      return <TextField {...form.field(name)} hint={hint} />;
    case 'words':
      return <TextArea {...form.field(name)} hint={hint} />;
    case 'date':
      return <DateField {...form.field(name)} hint={hint} />;
    case 'choice':
      return <Radios {...form.field(name)} hint={hint} choices={choices} />;
    case 'list':
      return <SelectField {...form.field(name)} hint={hint} options={choices} blank="–" />;
    case 'boxes':
      return <Checkboxes {...form.group(name)} hint={hint} choices={choices} />;
    case 'box':
      return <Checkbox {...form.box(name)} hint={hint} />;
  }
}

/** All fields of a form in the order of its table, but those of rows. */
export function Questions<Key extends string>(of: Of<Key>): JSX.Element {
  const names = Object.keys(of.table).filter((name) => !name.includes('*'));
  return (
    <>
      {names.map((name) => (
        <Question key={name} {...of} name={name} />
      ))}
    </>
  );
}
