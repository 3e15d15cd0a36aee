import type { Instant } from '../../domain/calendar/time.ts';
import { sweepKept } from '../../database/waking/kept-store.ts';
import type { Deps } from '../acting/deps.ts';

/**
 * Erases what people have begun to write and whose time has passed: drafts and texts in forms. Until
 * then it is as good as gone already, since nothing shows it any longer.
 *
 * @returns how many were erased; of whose or what nothing is known
 */
export function eraseWhatIsOver({ db }: Pick<Deps, 'db'>, at: Instant): Promise<number> {
  return sweepKept(db, at);
}
