import type { JSX } from 'preact';
import { controlProps, FieldNotes, type FieldProps } from './field.tsx';
import { fieldId } from './field-id.ts';

type CheckboxProps = Omit<FieldProps, 'shown'> & { readonly checked: boolean };

/** One box that stands alone; it sends its value, `yes` unless it has another. */
export function Checkbox({ checked, ...field }: CheckboxProps): JSX.Element {
  return (
    <div class="ds-field">
      <input
        class="ds-input"
        type="checkbox"
        value={field.value ?? 'yes'}
        checked={checked}
        {...controlProps(field)}
      />
      <label class="ds-label" for={fieldId(field.name)}>
        {field.label}
      </label>
      <FieldNotes field={field} />
    </div>
  );
}
