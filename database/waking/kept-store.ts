import type { Instant } from '../../domain/calendar/time.ts';
import type { Db } from '../connection.ts';
import { count, readRow, selection } from '../rows.ts';

const swept = selection('sweep_kept(:at)', { rows: count('sweep_kept') });

/**
 * Erases drafts and kept texts whose time has passed at this instant. The worker sees none of them,
 * neither before nor after.
 *
 * @returns how many there were
 */
export async function sweepKept(db: Db, at: Instant): Promise<number> {
  return (await readRow(db, swept, '', { at }))?.rows ?? 0;
}
