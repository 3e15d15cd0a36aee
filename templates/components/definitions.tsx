import type { ComponentChildren, JSX } from 'preact';

export type Definition = {
  readonly term: string;
  /** *ja*, *nej*, *inga*, *kunde inte sökas* */
  readonly answer: ComponentChildren;
  readonly why?: string | undefined;
};

/** Facts in pairs: known before, who may be contacted now and why. */
export function Definitions({ items }: { readonly items: readonly Definition[] }): JSX.Element {
  return (
    <dl class="pairs">
      {items.map(({ term, answer, why }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {answer}
            {why && `, ${why}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
