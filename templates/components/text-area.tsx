import type { JSX } from 'preact';
import { controlProps, Field, type FieldProps } from './field.tsx';

/** Text of several lines; nothing limits what is typed, since nothing may be cut. */
export function TextArea(props: FieldProps & { readonly rows?: number | undefined }): JSX.Element {
  return (
    <Field field={props}>
      <textarea class="ds-input" rows={props.rows ?? 5} {...controlProps(props)}>
        {/* A browser drops the first line break in a text area: this one, and not the writer's. */}
        {`\n${props.value ?? ''}`}
      </textarea>
    </Field>
  );
}
