import type { ComponentChildren, JSX } from 'preact';
import { fieldId } from './field-id.ts';

/** What every field takes; all texts are finished, in the reader's language. */
export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  /** What is to be done before this can be sent. */
  readonly problem?: string | undefined;
  /** What looks odd, though it can be sent. */
  readonly warning?: string | undefined;
  /** How the typed value was understood: a date with its day of the week. */
  readonly shown?: string | undefined;
};

const notes = ['hint', 'shown', 'warning', 'problem'] as const;
type Noted = Pick<FieldProps, 'name' | (typeof notes)[number]>;

/** The ids of the notes that a field has, as `aria-describedby` takes them. */
export function describedBy(field: Noted): string | undefined {
  const ids = notes.filter((note) => field[note]).map((note) => `${fieldId(field.name)}-${note}`);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

type Control = {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
};

/** What ties an input to its label, its notes and its line in the error summary. */
export function controlProps(field: FieldProps): Control {
  return {
    id: fieldId(field.name),
    name: field.name,
    'aria-describedby': describedBy(field),
    'aria-invalid': field.problem ? 'true' : undefined,
  };
}

/** Hint, warning and problem, above the input, where a magnifier meets them first. */
export function FieldNotes({ field }: { readonly field: Noted }): JSX.Element {
  const id = fieldId(field.name);
  return (
    <>
      {field.hint && (
        <p data-field="description" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {field.warning && (
        <p class="ds-validation-message" data-color="warning" id={`${id}-warning`}>
          {field.warning}
        </p>
      )}
      {field.problem && (
        <p class="ds-validation-message" id={`${id}-problem`}>
          {field.problem}
        </p>
      )}
    </>
  );
}

type FrameProps = { readonly field: FieldProps; readonly children: ComponentChildren };

/** A label, its notes and the input between them. */
export function Field({ field, children }: FrameProps): JSX.Element {
  return (
    <div class="ds-field">
      <label class="ds-label" for={fieldId(field.name)}>
        {field.label}
      </label>
      <FieldNotes field={field} />
      {children}
      {field.shown && (
        <p data-field="shown" id={`${fieldId(field.name)}-shown`}>
          {field.shown}
        </p>
      )}
    </div>
  );
}
