import {
  compareInstants,
  localDate,
  type Instant,
  type LocalDate,
} from '../../domain/calendar/time.ts';
import { Invalid } from '../../domain/errors.ts';
import type { Call } from './call.ts';

const refuse = (field: 'on' | 'at'): never => {
  throw new Invalid('invalid-request', {
    errors: [{ pointer: `#/body/${field}`, code: 'not-yet-come' }],
  });
};

/**
 * Refuses a day that lies ahead, of something that is said to have been done.
 *
 * @throws Invalid `invalid-request`, `not-yet-come`
 */
export function refuseFuture({ at }: Pick<Call, 'at'>, { on }: { readonly on: LocalDate }): void {
  if (on > localDate(at)) refuse('on');
}

/** The same of an instant. */
export function refuseLater(call: Pick<Call, 'at'>, { at }: { readonly at: Instant }): void {
  if (compareInstants(at, call.at) > 0) refuse('at');
}
