import type { ComponentChildren, JSX } from 'preact';
import type { LinkTo } from './link-to.ts';

export type SummaryRow = {
  readonly term: string;
  /** The answer, *Vet inte* or *Inte besvarat*. */
  readonly value: ComponentChildren;
  /**
   * Names its row: *Ändra händelser*. A button stands in its place where what else is ticked on the
   * page has to be sent along.
   */
  readonly change?: LinkTo | JSX.Element | undefined;
  /** Where a line of an error summary leads. */
  readonly id?: string | undefined;
};

const isLink = (change: LinkTo | JSX.Element): change is LinkTo => 'href' in change;

/** What was answered, row by row, with a way back to each. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }): JSX.Element {
  return (
    <dl class="pairs">
      {rows.map(({ term, value, change, id }) => (
        <div key={term} id={id}>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {change && (
            <dd class="change">
              {isLink(change) ? <a href={change.href}>{change.text}</a> : change}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
