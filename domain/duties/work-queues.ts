import { leaders } from '../access/grants.ts';
import type { Role } from '../access/roles.ts';
import { dutyKinds, dutyRules } from '../areas.ts';
import type { DutyKind } from '../kinds.ts';

/** A function and a kind of duty: what is owed there is nobody's in particular. */
export type WorkQueue = { readonly role: Role; readonly kind: DutyKind };

/** The duties that those at intake have to do, or to see done. An auditor reviews logs herself. */
export const intakeKinds: readonly DutyKind[] = dutyKinds.filter(
  (kind) => dutyRules[kind].side !== 'sender' && dutyRules[kind].owner !== 'auditor',
);

/**
 * From which queues somebody at intake takes her work, besides what is given to her: those of her
 * function, where a leader and her deputy are one, and the reports that nobody has opened, which all
 * receive when their turn comes.
 */
export function queuesOf(role: Role, kinds: readonly DutyKind[]): readonly WorkQueue[] {
  const those: readonly Role[] = leaders;
  const own = those.includes(role) ? those : [role];
  return [...new Set<Role>([...own, 'ifoChef'])].flatMap((of) =>
    kinds
      .filter((kind) => own.includes(of) || kind === 'openReport')
      .map((kind) => ({ role: of, kind })),
  );
}
