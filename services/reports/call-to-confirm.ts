import { Conflict, NotFound } from '../../domain/errors.ts';
import { mayConfirm } from '../../domain/reports/spoken.ts';
import { readReport, reportOfReference, toldWith } from '../../database/reports/report-store.ts';
import type { Acting } from '../acting/acting.ts';
import { lock } from '../acting/lock.ts';
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
