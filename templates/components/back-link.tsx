import type { JSX } from 'preact';
import type { LinkTo } from './link-to.ts';

/** The way to the page above this one. */
export function BackLink({ href, text }: LinkTo): JSX.Element {
  return (
    <p class="back">
      <a href={href}>{text}</a>
    </p>
  );
}
