import type { JSX } from 'preact';

/** What was just done, above the next action: *Antecknat kl. 09.52: skyddsbedömning.* */
export function NoticeLine({ text }: { readonly text: string }): JSX.Element {
  return <p class="recorded">{text}</p>;
}
