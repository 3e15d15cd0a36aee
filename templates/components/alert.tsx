import type { ComponentChildren, JSX } from 'preact';

type AlertProps = {
  /** An `error` is read aloud at once; the others are met in their place. */
  readonly kind: 'info' | 'warning' | 'danger' | 'error';
  /** Begins with a word that says what kind it is: *Skyddad kontakt. Kontakta inte …* */
  readonly heading: string;
  readonly children?: ComponentChildren;
};

/** What must not be missed. */
export function Alert({ kind, heading, children }: AlertProps): JSX.Element {
  return (
    <div
      class="ds-alert"
      data-color={kind === 'error' ? 'danger' : kind}
      role={kind === 'error' ? 'alert' : undefined}
    >
      <h2>{heading}</h2>
      {children}
    </div>
  );
}
