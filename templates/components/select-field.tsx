import type { JSX } from 'preact';
import { controlProps, Field, type FieldProps } from './field.tsx';

export type Option = { readonly value: string; readonly label: string };

type SelectFieldProps = FieldProps & {
  readonly options: readonly Option[];
  /** The words of the empty choice, where none has to be made. */
  readonly blank?: string | undefined;
};

/** One of a closed list. */
export function SelectField({ options, blank, ...field }: SelectFieldProps): JSX.Element {
  const all = blank === undefined ? options : [{ value: '', label: blank }, ...options];
  return (
    <Field field={field}>
      <select class="ds-input" data-width="auto" {...controlProps(field)}>
        {all.map(({ value, label }) => (
          <option key={value} value={value} selected={value === (field.value ?? '')}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
