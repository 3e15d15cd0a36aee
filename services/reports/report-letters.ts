import { sidesInSight } from '../../domain/access/in-sight.ts';
import { NotFound } from '../../domain/errors.ts';
import { findLetter, readSealedLetter } from '../../database/letters/letter-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { refuseUnopened } from './refuse-unopened.ts';
import { lookAtReport } from './report-stream.ts';
import type { LetterKind } from '../../domain/areas.ts';

export type WhichLetter = 'reportAsSent' | 'receipt' | { readonly letterId: string };

export type LetterFile = {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly kind: LetterKind;
};

const actionFor = (which: WhichLetter): 'report.readReceipt' | 'report.readDocument' =>
  which === 'receipt' ? 'report.readReceipt' : 'report.readDocument';

/**
 * Shows a letter as it was made. The look is recorded in the trail before the answer leaves.
 *
 * @throws NotFound also while the letter is still being made; Conflict `not-opened`
 */
export function viewLetter(
  deps: Deps,
  call: Call,
  reportId: string,
  which: WhichLetter,
): Promise<LetterFile> {
  return lookAtReport(
    deps,
    call,
    { reportId, action: actionFor(which), kind: 'documentRead' },
    async (tx, { row: report, seal }) => {
      if (which !== 'receipt') refuseUnopened(call, report);
      const letter = await findLetter(tx, {
        streamId: reportId,
        sides: sidesInSight(call.actor),
        which: typeof which === 'string' ? { kind: which } : which,
      });
      const sealed = letter && (await readSealedLetter(tx, letter.id));
      if (!letter || !sealed) throw new NotFound();
      return {
        bytes: seal().unseal({ table: 'letter', ...letter }, sealed),
        // A file name must not tell whom the report is about, and the reference is random.
        fileName: `${report.reference}-${letter.kind}.pdf`,
        kind: letter.kind,
      };
    },
  );
}
