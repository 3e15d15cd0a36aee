import type { JSX } from 'preact';

/** Says above the button what crosses a border and by which paragraph. */
export function SecrecyLine({ text }: { readonly text: string }): JSX.Element {
  return <p class="secrecy">{text}</p>;
}
