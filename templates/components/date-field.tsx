import type { JSX } from 'preact';
import type { FieldProps } from './field.tsx';
import { TextField } from './text-field.tsx';

/** A day in one field of text; `shown` says back with its day of the week how it was read. */
export function DateField(props: FieldProps): JSX.Element {
  return <TextField {...props} inputMode="numeric" size={16} />;
}
