import type { JSX } from 'preact';
import { PhoneLink } from './phone-link.tsx';

/** One line: what stands before the number, the number, and what stands after it. */
export type ContactLine = {
  readonly before?: string | undefined;
  readonly number?: string | undefined;
  readonly after?: string | undefined;
};

type ContactBoxProps = {
  readonly id?: string | undefined;
  readonly heading: string;
  readonly lines: readonly ContactLine[];
  /** *Öppet nu.*, *Stängt nu. Öppnar …*, *Numret är inte angivet. …* */
  readonly standing?: string | undefined;
};

/** A full stop or comma stands close to the number; a word does not. */
const afterNumber = (text: string): string => (/^[.,:;)]/.test(text) ? text : ` ${text}`);

function Line({ before, number, after }: ContactLine): JSX.Element {
  return (
    <p>
      {before && `${before} `}
      {number && <PhoneLink number={number} />}
      {after && afterNumber(after)}
    </p>
  );
}

/** Whom to call and when, with 112 first. */
export function ContactBox(props: ContactBoxProps): JSX.Element {
  const { id = 'contact', heading, lines, standing } = props;
  return (
    <section class="ds-card" data-state="acute" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {lines.map((line) => (
        <Line key={`${line.before} ${line.number}`} {...line} />
      ))}
      {standing && (
        <p>
          <strong>{standing}</strong>
        </p>
      )}
    </section>
  );
}
