import type { JSX } from 'preact';
import { fieldId } from './field-id.ts';
import type { FieldProblem } from './field-problem.ts';

type ErrorSummaryProps = {
  readonly heading: string;
  /** With an empty field where the whole form is meant. */
  readonly problems: readonly FieldProblem[];
};

/**
 * All that is to be done before the form can be sent, first in `main`. The browser gives it the focus
 * as the page opens, without script, if the address names no other place.
 */
export function ErrorSummary({ heading, problems }: ErrorSummaryProps): JSX.Element | null {
  if (problems.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- who has just sent the form is told at once what to do
    <section class="ds-error-summary" tabIndex={-1} autoFocus aria-labelledby="problems">
      <h2 id="problems">{heading}</h2>
      <ul>
        {problems.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            {field === '' ? text : <a href={`#${fieldId(field)}`}>{text}</a>}
          </li>
        ))}
      </ul>
    </section>
  );
}
