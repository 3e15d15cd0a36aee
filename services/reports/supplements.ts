import { effectsOf } from '../../domain/acting/effects.ts';
import { Conflict, NotFound } from '../../domain/errors.ts';
import { insertLinks } from '../../database/reports/report-store.ts';
import { newId } from '../../platform/ids.ts';
import type { Answer, Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { newWorryIn, type Supplement } from './new-worry.ts';
import { onReport, type DeedAnswer } from '../acting/on-report.ts';
import { nobodyAsked, receiveReport } from './receive-report.ts';
import { reopen } from './reopen.ts';
import type { OpenedFact } from '../acting/opened-secrets.ts';
import type { ReportFile } from '../acting/report-file.ts';

/** Later additions are supplements, never edits; each must be read (20 kap. 1 § SoL). */
export function addSupplement(
  deps: Deps,
  call: Call,
  reportId: string,
  supplement: Supplement,
): Promise<Answer<DeedAnswer>> {
  return onReport(
    deps,
    call,
    { reportId, action: 'supplement.add', resource: 'supplements' },
    async (file) => {
      reopen(file);
      const id = newId(call.at);
      const fact = file.work.record({ kind: 'supplementAdded', id, secret: supplement });
      file.apply(effectsOf({ kind: 'supplementAdded', id }), fact.seq);
      return fact;
    },
  );
}

export type SupplementReading = { readonly newWorry: boolean; readonly note: string | null };

/** A report of its own, with its own clocks from the minute the supplement came in. */
const reportNewWorry = async (
  deps: Deps,
  file: ReportFile,
  supplement: OpenedFact,
): Promise<void> => {
  const { report, call, tx } = file;
  if (call.actor.is !== 'person') throw new NotFound();
  const { personId, assignment } = call.actor;
  const received = await receiveReport(deps, tx, call, {
    ...report,
    channel: 'supplement',
    receivedAt: supplement.occurredAt,
    content: newWorryIn(await file.content(), supplement.secret as Supplement),
    signOff: nobodyAsked,
    openedBy: { personId, role: assignment.role },
  });
  await insertLinks(tx, [{ from: received.id, to: report.id, kind: 'supplements' }]);
};

/**
 * Reading a supplement forces the answer whether it tells of a new worry; *yes* becomes a report.
 *
 * @throws NotFound for an unknown supplement; Conflict `already-read`
 */
export async function readSupplement(
  deps: Deps,
  call: Call,
  at: { readonly reportId: string; readonly supplementId: string },
  reading: SupplementReading,
): Promise<Answer<DeedAnswer>> {
  const { reportId, supplementId } = at;
  const resource = `supplements/${supplementId}/readings`;
  const deed = { reportId, action: 'supplement.read', resource } as const;
  const answer = await onReport(deps, call, deed, async (file) => {
    const known = await file.facts(['supplementAdded', 'supplementRead']);
    const supplement = known.find(({ id }) => id === supplementId);
    if (!supplement) throw new NotFound();
    if (known.some(({ about }) => about === supplementId)) throw new Conflict('already-read');
    const clear = { about: supplementId };
    const fact = file.work.record({ kind: 'supplementRead', clear, secret: reading });
    file.apply(effectsOf({ kind: 'supplementRead', supplementId }), fact.seq);
    if (reading.newWorry) await reportNewWorry(deps, file, supplement);
    return fact;
  });
  if (reading.newWorry) deps.wake();
  return answer;
}
