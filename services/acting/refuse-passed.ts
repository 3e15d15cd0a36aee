import { Invalid } from '../../domain/errors.ts';
import { compareInstants, type Instant } from '../../domain/calendar/time.ts';
import type { Call } from './call.ts';

/**
 * Refuses times of a meeting that lie before the call, because a meeting can only be planned ahead.
 *
 * @param times by their place in the body, as `time` or `times/0`
 * @throws Invalid `time-has-passed` with each that lies before the call
 */
export function refusePassed(
  { at }: Pick<Call, 'at'>,
  times: Readonly<Record<string, Instant>>,
): void {
  const passed = Object.entries(times).filter(([, time]) => compareInstants(time, at) < 0);
  if (passed.length === 0) return;
  throw new Invalid('time-has-passed', {
    errors: passed.map(([place]) => ({ pointer: `#/body/${place}`, code: 'must-be-later' })),
  });
}
