import type { JSX } from 'preact';
import { controlProps, Field, type FieldProps } from './field.tsx';

type TextFieldProps = FieldProps & {
  /** Which keys a telephone shows; what is typed is judged by the server alone. */
  readonly inputMode?: 'numeric' | 'tel' | 'email' | undefined;
  /** What the browser may fill in about the person who writes; never set for other people. */
  readonly autoComplete?: string | undefined;
  /** Width in letters, where the answer has a length that is known. */
  readonly size?: number | undefined;
};

/** One line of text. */
export function TextField(props: TextFieldProps): JSX.Element {
  const { inputMode, autoComplete = 'off', size, value = '' } = props;
  return (
    <Field field={props}>
      <input
        class="ds-input"
        type="text"
        inputMode={inputMode}
        autoComplete={autoComplete}
        size={size}
        value={value}
        {...controlProps(props)}
      />
    </Field>
  );
}
