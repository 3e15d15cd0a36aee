import type { ComponentChildren, JSX } from 'preact';

type FoldProps = {
  /** Says how much is inside: *Historik, 23 händelser*. */
  readonly summary: string;
  readonly open?: boolean | undefined;
  readonly children: ComponentChildren;
};

/** What is needed now and then. Never a duty, an error or an alarm. */
export function Fold({ summary, open = false, children }: FoldProps): JSX.Element {
  return (
    <details open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
