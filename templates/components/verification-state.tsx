import type { ComponentChildren, JSX } from 'preact';

type VerificationStateProps = {
  readonly state: 'whole' | 'broken' | 'unknown';
  /** *Kedjan är hel.*, *Kedjan är bruten vid händelse 17*, *Kunde inte kontrolleras just nu.* */
  readonly word: string;
  /** Count and time, or what to do. */
  readonly text?: string | undefined;
  readonly children?: ComponentChildren;
};

/** Whether the trail's chain holds. */
export function VerificationState(props: VerificationStateProps): JSX.Element {
  const { state, word, text, children } = props;
  return (
    <div class="verified" data-state={state}>
      <p>
        <strong>{word}</strong>
        {text && ` ${text}`}
      </p>
      {children}
    </div>
  );
}
