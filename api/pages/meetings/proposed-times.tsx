import type { JSX } from 'preact';
import { momentWords } from '../../../domain/calendar/day-words.ts';
import type { Instant } from '../../../domain/calendar/time.ts';
import { Time } from '../../../templates/components/time.tsx';
import { momentText } from '../../../templates/messages/time-words.ts';
import type { Frame } from '../../kit/frame.ts';

/** A moment as it is said: *i dag kl. 15.00*, *torsdag 26 november kl. 09.00*. */
export function saidMoment({ language, now }: Frame, at: Instant): string {
  return momentText(momentWords(at, now), language);
}

export function Moment({
  frame,
  at,
}: {
  readonly frame: Frame;
  readonly at: Instant;
}): JSX.Element {
  return <Time at={at} text={saidMoment(frame, at)} />;
}

type TimesProps = { readonly frame: Frame; readonly times: readonly Instant[] };

export function ProposedTimes({ frame, times }: TimesProps): JSX.Element {
  return (
    <ul>
      {times.map((at) => (
        <li key={at}>
          <Moment frame={frame} at={at} />
        </li>
      ))}
    </ul>
  );
}
