import { sideOf } from '../../domain/access/actor.ts';
import type { Instant, LocalDate } from '../../domain/calendar/time.ts';
import { readSynthetic } from '../../database/waking/synthetic-store.ts';
import { homeOf } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookUp } from '../acting/look-across.ts';
import type { Listed, Page } from '../acting/page.ts';

export type SyntheticView = {
  readonly day: LocalDate;
  readonly sentAt: Instant;
  readonly deliveredAt: Instant | null;
  /** When it was given up, because it had not come to its end in time. */
  readonly stoppedAt: Instant | null;
  /** For an auditor, who alone reads its history. */
  readonly reportId: string | null;
};

/** A page of the artificial reports of the caller's municipality, the newest first. */
export function listSynthetic(deps: Deps, call: Call, page: Page): Promise<Listed<SyntheticView>> {
  return lookUp(deps, call, 'reconciliation.read', async (tx, caller) => {
    const { total, rows } = await readSynthetic(tx, homeOf(caller).municipalityId, page);
    const audits = sideOf(caller) === 'auditor';
    const items = rows.map(({ id, day, sentAt, deliveredAt, stoppedAt }) => ({
      day,
      sentAt,
      deliveredAt,
      stoppedAt,
      reportId: audits ? id : null,
    }));
    return { total, items };
  });
}
