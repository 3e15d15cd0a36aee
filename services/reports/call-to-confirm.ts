import { Conflict, NotFound } from '../../domain/errors.ts';
import { mayConfirm } from '../../domain/reports/spoken.ts';
import {
  readReport,
  reportOfReference,
  toldWith,
  type ReportRow,
} from '../../database/reports/report-store.ts';
import type { Acting } from '../acting/acting.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lock } from '../acting/lock.ts';
import { lookUp } from '../acting/look-across.ts';
import { openFile } from '../acting/stream-file.ts';
import { reportStream, type ReportFile } from './report-stream.ts';

const isReference = (text: string): boolean => text.startsWith('ANM-');

/**
 * The call that its caller confirms, locked. Whoever names the report on a sibling, told of in the
 * same call, means the call.
 *
 * @param named its id or reference
 * @throws NotFound for whoever it is not to confirm, as though there were none; Conflict
 *   `already-confirmed`
 */
export async function callToConfirm(acting: Acting, named: string): Promise<ReportFile> {
  const { tx, call } = acting;
  const found = await (isReference(named) ? reportOfReference(tx, named) : readReport(tx, named));
  if (!found || !mayConfirm(call.actor, found)) throw new NotFound();
  const locked = await lock(acting, reportStream, await toldWith(tx, found.id));
  if (!mayConfirm(call.actor, locked.row)) throw new NotFound();
  if (locked.row.authorPersonId !== null) throw new Conflict('already-confirmed');
  return openFile(acting, reportStream, locked);
}

/** What its caller is told of a call that she is to confirm in writing: nothing of what was said. */
export type OwnCall = Pick<ReportRow, 'id' | 'reference' | 'receivedAt'> & {
  readonly municipality: string;
  readonly municipalityCode: string;
  /** Whether it was confirmed already. */
  readonly isConfirmed: boolean;
};

/**
 * Shows somebody which call of hers she confirms, before she has written a word. It shows nothing of
 * the case, so that the look leaves no event.
 *
 * @throws NotFound for whoever it is not to confirm
 */
export function viewOwnCall(deps: Deps, call: Call, reportId: string): Promise<OwnCall> {
  return lookUp(deps, call, 'draft.keep', async (tx) => {
    const found = await readReport(tx, reportId);
    if (!found || !mayConfirm(call.actor, found)) throw new NotFound();
    const { id, reference, receivedAt, municipalityId, authorPersonId } = found;
    const { name: municipality, code: municipalityCode } =
      deps.directory.municipality(municipalityId);
    const isConfirmed = authorPersonId !== null;
    return { id, reference, receivedAt, municipality, municipalityCode, isConfirmed };
  });
}
