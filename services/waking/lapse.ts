import type { DutyKind } from '../../domain/kinds.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import type { StreamFile } from '../acting/stream-file.ts';

/** What is recorded when the last rung of a duty has ended it, in the place of a person's deed. */
const lapses: Readonly<
  Partial<Record<DutyKind, (file: StreamFile, duty: DutyRow) => Promise<unknown>>>
> = {
  // A report is complete in law without a signature, so nothing may go on waiting for it.
  coSign: (file, { signatory }) => {
    if (!signatory) throw new Error('only a signature is missing by itself');
    const missing = { outcome: 'missing', assurance: null, contentHash: null } as const;
    return file.record('signatureRecorded', { role: signatory, ...missing });
  },
  acceptHandOver: (file) => file.record('handOverUnanswered', {}),
};

/** Ends a duty after its last rung, by the fact that says so. */
export async function lapse(file: StreamFile, duty: DutyRow): Promise<void> {
  const record = lapses[duty.kind];
  if (!record) throw new Error(`a duty ${duty.kind} does not end by itself`);
  await record(file, duty);
  const { side, id, kind, signatory } = duty;
  file.mark('dutyLapsed', {
    side,
    fact: id,
    purpose: `${kind}: ${signatory ? 'missing' : 'silent'}`,
  });
}
