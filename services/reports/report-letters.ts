import { inSight } from '../../domain/access/in-sight.ts';
import { NotFound } from '../../domain/errors.ts';
import { readLetters, readSealedLetter } from '../../database/letters/letter-store.ts';
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
 * A document as it was made, once, from the facts; the look stands in the trail first.
 *
 * @throws NotFound also while the letter is still being made
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
      const letters = (await readLetters(tx, reportId)).filter((one) => inSight(call.actor, one));
      const letter = letters.find((one) =>
        typeof which === 'string' ? one.kind === which : one.id === which.letterId,
      );
      const sealed = letter && (await readSealedLetter(tx, letter.id));
      if (!letter || !sealed) throw new NotFound();
      return {
        bytes: seal().unseal('letter', letter.id, sealed),
        // The reference is random: a file name must not tell whom the report is about.
        fileName: `${report.reference}-${letter.kind}.pdf`,
        kind: letter.kind,
      };
    },
  );
}
