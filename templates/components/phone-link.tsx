import type { JSX } from 'preact';

/** A number that a telephone can dial from the page. */
export function PhoneLink({ number }: { readonly number: string }): JSX.Element {
  return <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>{number}</a>;
}
