import type { JSX } from 'preact';

export type TagProps = { readonly text: string; readonly kind?: 'danger' | undefined };

/** A word of state. It is flat and square, so that nobody takes it for a button. */
export function Tag({ text, kind }: TagProps): JSX.Element {
  return (
    <span class="tag" data-kind={kind}>
      {text}
    </span>
  );
}
