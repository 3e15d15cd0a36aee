import type { JSX } from 'preact';

type PageHeadingProps = {
  readonly heading: string;
  /** Reference, state, owner: in one line below. */
  readonly facts?: readonly string[] | undefined;
};

/** The one heading of the first order. */
export function PageHeading({ heading, facts = [] }: PageHeadingProps): JSX.Element {
  return (
    <>
      <h1>{heading}</h1>
      {facts.length > 0 && <p class="quiet">{facts.join(' · ')}</p>}
    </>
  );
}
