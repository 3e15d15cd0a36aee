import { addDays, localDate, type LocalDate } from '../../domain/calendar/time.ts';
import { Forbidden, Invalid } from '../../domain/errors.ts';
import { insertSentCount } from '../../database/people/sent-count-store.ts';
import { newId } from '../../platform/ids.ts';
import { begin } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { openOwnFile } from './person-stream.ts';

/** How many times a system sent on one local day in Stockholm; siblings are sent together. */
export type SentCount = { readonly day: LocalDate; readonly sent: number };

/** How long afterwards a day can still be counted, in days. */
const countableFor = 31;

/** @throws Invalid `not-yet-come` while the day goes on, `too-far-back` */
const refuseUncountable = ({ at }: Call, { day }: SentCount): void => {
  const today = localDate(at);
  const tooFarBack = day < addDays(today, -countableFor);
  if (day < today && !tooFarBack) return;
  const code = tooFarBack ? 'too-far-back' : 'not-yet-come';
  throw new Invalid('invalid-request', { errors: [{ pointer: '#/body/day', code }] });
};

/**
 * Records how many reports an agency's system says that it sent on a day that has ended: the one count
 * that is not taken from our own database, so that it cannot share a mistake with the others (routine
 * §3.6). A later count of the same day stands in place of an earlier one.
 *
 * @throws Invalid `not-yet-come`, `too-far-back`; Forbidden for everybody but a system
 */
export function stateSentCount(
  deps: Deps,
  call: Call,
  count: SentCount,
): Promise<{ readonly id: string }> {
  return begin(deps, call, 'sentCountStated', async (acting, client) => {
    if (client.is !== 'client') throw new Forbidden('forbidden', { rule: 'sentCount.state' });
    refuseUncountable(call, count);
    const id = newId(call.at);
    const { clientId, municipalityId, organisationId } = client;
    const row = { id, clientId, municipalityId, organisationId, ...count, statedAt: call.at };
    const { file } = await openOwnFile(acting, client);
    file.alsoWrite((tx) => insertSentCount(tx, row));
    await file.record('sentCountStated', { id });
    return { id };
  });
}
