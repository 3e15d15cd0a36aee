import type { ComponentChildren, JSX } from 'preact';
import type { LinkTo } from './link-to.ts';

type Kind = 'primary' | 'secondary';

/** A button says what it does; `name` and `value` tell the server which one was pressed. */
export type ButtonProps = {
  readonly text: string;
  readonly kind?: Kind | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** The id of a form that the button stands outside. */
  readonly form?: string | undefined;
};

const variant = (kind: Kind | undefined): string | undefined =>
  kind === 'secondary' ? 'secondary' : undefined;

/** Sends its form. */
export function Button({ text, kind, name, value, form }: ButtonProps): JSX.Element {
  return (
    <button
      class="ds-button"
      type="submit"
      name={name}
      value={value}
      form={form}
      data-variant={variant(kind)}
    >
      {text}
    </button>
  );
}

/** A link to the page of a deed, as plain to see as a button. */
export function ButtonLink({
  href,
  text,
  kind,
}: LinkTo & { readonly kind?: Kind | undefined }): JSX.Element {
  return (
    <a class="ds-button" href={href} data-variant={variant(kind)}>
      {text}
    </a>
  );
}

/** The buttons of a page, the primary one first. */
export function Buttons({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <div class="buttons">{children}</div>;
}

/** A button that looks like a link, for what leads on and sends the form along. */
export function PlainButton({
  text,
  name,
  value,
}: Pick<ButtonProps, 'text' | 'name' | 'value'>): JSX.Element {
  return (
    <button class="plain" type="submit" name={name} value={value}>
      {text}
    </button>
  );
}
