import { localDate, type LocalDate } from '../../domain/calendar/time.ts';
import { Invalid } from '../../domain/errors.ts';
import type { Call } from './call.ts';

/**
 * Refuses a day that lies ahead, of something that is said to have been done.
 *
 * @throws Invalid `invalid-request`, `not-yet-come`
 */
export function refuseFuture({ at }: Pick<Call, 'at'>, { on }: { readonly on: LocalDate }): void {
  if (on <= localDate(at)) return;
  throw new Invalid('invalid-request', {
    errors: [{ pointer: '#/body/on', code: 'not-yet-come' }],
  });
}
