import type { JSX } from 'preact';
import type { LinkTo } from './link-to.ts';

type PagerProps = {
  readonly label: string;
  /** *Sida 2 av 5* */
  readonly position: string;
  readonly previous?: LinkTo | undefined;
  readonly next?: LinkTo | undefined;
};

/** The way through a list of several pages. */
export function Pager({ label, position, previous, next }: PagerProps): JSX.Element {
  return (
    <nav class="pager" aria-label={label}>
      {previous && (
        <a href={previous.href} rel="prev">
          {previous.text}
        </a>
      )}
      <span>{position}</span>
      {next && (
        <a href={next.href} rel="next">
          {next.text}
        </a>
      )}
    </nav>
  );
}
