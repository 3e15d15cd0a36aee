import type { ComponentChildren, JSX } from 'preact';
import { ButtonLink } from './buttons.tsx';
import type { LinkTo } from './link-to.ts';

type NextActionProps = {
  /** *Gör nu* */
  readonly heading: string;
  /** The one deed, or that there is none. */
  readonly deed: string;
  readonly state: 'due' | 'late' | 'waiting' | 'none';
  /** By when, by which rule, whom it waits for. */
  readonly facts?: readonly ComponentChildren[] | undefined;
  /** The page of the deed; a deed of one step has its form in `children` instead. */
  readonly action?: LinkTo | undefined;
  readonly children?: ComponentChildren;
};

/** What to do now, first on a working page. */
export function NextAction(props: NextActionProps): JSX.Element {
  const { heading, deed, state, facts = [], action, children } = props;
  return (
    <section class="ds-card" data-state={state} aria-labelledby="next-action">
      <h2 id="next-action">{heading}</h2>
      <p class="lead">{deed}</p>
      {facts.map((fact, n) => (
        <p key={n}>{fact}</p>
      ))}
      {action && <ButtonLink {...action} />}
      {children}
    </section>
  );
}
