import type { ComponentChildren, JSX } from 'preact';

type AskedProps = { readonly question: JSX.Element; readonly children: ComponentChildren };

/** A yes-or-no question and what follows from its answer; `question` is one `Radios`. */
export function Asked({ question, children }: AskedProps): JSX.Element {
  return (
    <div class="asked">
      {question}
      {children}
    </div>
  );
}

type NeedlessProps = { readonly when: 'yes' | 'no'; readonly children: ComponentChildren };

/** Hidden by the style sheet once that answer is chosen; shown to whoever has no style sheet. */
export function Needless({ when, children }: NeedlessProps): JSX.Element {
  return <div data-needless={when}>{children}</div>;
}
