import type { JSX } from 'preact';
import { controlProps, Field, type FieldProps } from './field.tsx';

/** Where files are chosen; how many and which is judged by the server alone. */
export function FileField(props: Omit<FieldProps, 'value' | 'shown'>): JSX.Element {
  return (
    <Field field={props}>
      <input class="ds-input" type="file" multiple {...controlProps(props)} />
    </Field>
  );
}
