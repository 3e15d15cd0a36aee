import type { JSX } from 'preact';
import { describedBy, FieldNotes, type FieldProps } from './field.tsx';
import { fieldId } from './field-id.ts';

export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
};

type ChoicesProps = Omit<FieldProps, 'value' | 'shown'> & {
  readonly choices: readonly Choice[];
  /** *Vet inte*: the last choice, never set beforehand. */
  readonly dontKnow?: Choice | undefined;
};

type OneChoiceProps = {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly choice: Choice;
  readonly checked: boolean;
  readonly invalid: boolean;
};

function OneChoice({ type, name, choice, checked, invalid }: OneChoiceProps): JSX.Element {
  const { value, label, hint } = choice;
  const id = `${fieldId(name)}-${fieldId(value)}`;
  return (
    <div class="ds-field">
      <input
        class="ds-input"
        type={type}
        id={id}
        name={name}
        value={value}
        checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-invalid={invalid ? 'true' : undefined}
      />
      <label class="ds-label" for={id}>
        {label}
      </label>
      {hint && (
        <p data-field="description" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

type GroupProps = ChoicesProps & {
  readonly type: 'radio' | 'checkbox';
  readonly chosen: readonly string[];
};

function Group({ type, chosen, choices, dontKnow, ...field }: GroupProps): JSX.Element {
  const all = dontKnow ? [...choices, dontKnow] : choices;
  return (
    <fieldset
      class="ds-fieldset"
      id={fieldId(field.name)}
      tabIndex={-1}
      aria-describedby={describedBy(field)}
    >
      <legend class="ds-label">{field.label}</legend>
      <FieldNotes field={field} />
      {all.map((choice) => (
        <OneChoice
          key={choice.value}
          type={type}
          name={field.name}
          choice={choice}
          checked={chosen.includes(choice.value)}
          invalid={field.problem !== undefined}
        />
      ))}
    </fieldset>
  );
}

/** A question with one answer. */
export function Radios(props: ChoicesProps & { readonly value?: string | undefined }): JSX.Element {
  const { value, ...group } = props;
  return <Group {...group} type="radio" chosen={value === undefined ? [] : [value]} />;
}

/** A question with any number of answers. */
export function Checkboxes(
  props: ChoicesProps & { readonly values?: readonly string[] | undefined },
): JSX.Element {
  const { values = [], ...group } = props;
  return <Group {...group} type="checkbox" chosen={values} />;
}
