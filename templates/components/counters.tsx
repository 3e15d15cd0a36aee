import type { JSX } from 'preact';
import type { LinkTo } from './link-to.ts';

type CountersProps = {
  readonly label: string;
  /** Each with its number in words: *3 oöppnade*, *0 försenade*, *fler än 99 i dag*. */
  readonly counters: readonly (LinkTo & { readonly current?: boolean | undefined })[];
};

/** How many wait, each a way to its list. */
export function Counters({ label, counters }: CountersProps): JSX.Element {
  return (
    <nav aria-label={label}>
      <ul class="counters">
        {counters.map(({ href, text, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
