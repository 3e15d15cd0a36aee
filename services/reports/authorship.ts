import { Conflict, Forbidden, NotFound } from '../../domain/errors.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Authorship } from '../../domain/reports/records.ts';
import {
  isInPresentedName,
  presentTerm,
  readInPresentedName,
} from '../../database/reports/asserted-author-store.ts';
import { personById } from '../../database/people/people-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookAcross } from '../acting/look-across.ts';
import type { Listed, Page } from '../acting/page.ts';
import { authorTerm } from './asserted-author.ts';
import { actOnReport, type ReportDone } from './report-stream.ts';

/** All that she is told before she has said that it is hers: nothing of the child. */
export type InMyName = {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Instant;
  readonly municipality: string;
};

/** Shows row-level security who she is by her unit and work e-mail. @returns false without an e-mail */
const presentSelf = async (deps: Deps, call: Call, tx: Tx): Promise<boolean> => {
  const { actor } = call;
  if (actor.is !== 'person') throw new Forbidden('forbidden', { rule: 'authorship.state' });
  const email = (await personById(tx, actor.personId, call.at))?.email;
  if (!email) return false;
  await presentTerm(tx, authorTerm(deps, actor.assignment.unitId, email));
  return true;
};

/**
 * A page of the reports that agencies' systems have sent in the caller's name from her unit, and that
 * she has neither claimed nor denied, the newest first. They are there for her until the transaction
 * ends, so that it is asked last.
 */
export async function inMyName(
  deps: Deps,
  call: Call,
  tx: Tx,
  page: Page,
): Promise<Listed<InMyName>> {
  const isKnown = await presentSelf(deps, call, tx);
  const { total, rows } = isKnown ? await readInPresentedName(tx, page) : { total: 0, rows: [] };
  const items = rows.map(({ municipalityId, ...report }) => ({
    ...report,
    municipality: deps.directory.municipality(municipalityId).name,
  }));
  return { total, items };
}

/** The same as a look of its own (routine §1.8). The list leaves one event in the trail. */
export function listInMyName(deps: Deps, call: Call, page: Page): Promise<Listed<InMyName>> {
  return lookAcross(deps, call, { asks: 'authorship.read' }, async (tx) => {
    const shown = await inMyName(deps, call, tx, page);
    return { shown, streamIds: shown.items.map(({ id }) => id) };
  });
}

/**
 * Records what the caller says of a report that an agency's system sent in her name (routine §1.8).
 * By claiming it she becomes its author, who reads it and is answered; when it was not she, the house
 * is asked to explain it, and the report goes on as it is.
 *
 * @throws NotFound when it is in nobody's name, or in another's; Conflict `already-stated`
 */
export function stateAuthorship(
  deps: Deps,
  call: Call,
  reportId: string,
  { answer }: { readonly answer: Authorship },
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'authorshipStated' }, async (file) => {
    const { tx } = file.acting;
    const known = (await presentSelf(deps, call, tx)) && (await isInPresentedName(tx, reportId));
    if (!known) throw new NotFound();
    const [before] = await file.facts({ kinds: ['authorshipStated'] });
    if (before) throw new Conflict('already-stated', { current: before.outcome });
    return file.record('authorshipStated', { outcome: answer });
  });
}
