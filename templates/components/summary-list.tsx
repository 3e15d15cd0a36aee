import type { ComponentChildren, JSX } from 'preact';
import type { LinkTo } from './link-to.ts';

export type SummaryRow = {
  readonly term: string;
  /** The answer, *Vet inte* or *Inte besvarat*. */
  readonly value: ComponentChildren;
  /** Names its row: *Ändra händelser*. */
  readonly change?: LinkTo | undefined;
};

/** What was answered, row by row, with a way back to each. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }): JSX.Element {
  return (
    <dl class="pairs">
      {rows.map(({ term, value, change }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {change && (
            <dd class="change">
              <a href={change.href}>{change.text}</a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
