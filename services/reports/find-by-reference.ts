import { NotFound } from '../../domain/errors.ts';
import { readReference } from '../../platform/ids.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { listReports } from './queue.ts';

/**
 * Finds the one report of the caller's lists that has this reference, however it was typed. It is a
 * look at a list, recorded whether there is such a report or not.
 *
 * @returns the report's id
 * @throws Forbidden; NotFound, the same for a reference that is nobody's and one that is not hers
 */
export async function findByReference(
  deps: Deps,
  call: Call,
  typed: string,
): Promise<{ readonly reportId: string; readonly reference: string }> {
  const reference = readReference(typed);
  if (reference === undefined) throw new NotFound();
  const { items } = await listReports(deps, call, { reference, limit: 1, offset: 0 });
  const [found] = items;
  if (!found) throw new NotFound();
  return { reportId: found.id, reference };
}
