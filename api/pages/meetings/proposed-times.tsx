import type { JSX } from 'preact';
import type { Instant } from '../../../domain/calendar/time.ts';
import type { Frame } from '../../kit/frame.ts';
import { Moment } from '../../kit/moment.tsx';

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
