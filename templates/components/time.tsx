import type { JSX } from 'preact';

type TimeProps = {
  /** An instant, a local date or a local time, for machines. */
  readonly at: string;
  readonly text: string;
};

/** A time in words, with what a machine reads. */
export function Time({ at, text }: TimeProps): JSX.Element {
  return <time dateTime={at}>{text}</time>;
}
