import type { Conclusion, Status } from '../report/status.ts';
import { sideOf, type Actor } from './actor.ts';
import type { RowSide } from './roles.ts';

type Shown = { readonly status: Status; readonly concludedAs: Conclusion | null };

/**
 * Whether a row of a visible case stands on the caller's side of it (10 kap. 28 § OSL says what
 * crosses). The first fence here, as row-level security is the second. An auditor traces both
 * sides, and is shown events and duties only.
 */
export function inSight(actor: Actor, row: { readonly side: RowSide }): boolean {
  if (actor.is === 'system') return true;
  const side = sideOf(actor);
  return row.side === 'both' || row.side === side || side === 'auditor';
}

/** On whose side of the trail a look or a refused attempt stands. */
export function sideOfLook(actor: Actor): RowSide {
  const side = sideOf(actor);
  return side === 'none' ? 'receiver' : side;
}

/** To its sender a report is received, then opened by a person, and nothing more (19:6 SoL). */
export function statusInSight(actor: Actor, { status, concludedAs }: Shown): Shown {
  if (sideOf(actor) !== 'sender') return { status, concludedAs };
  return { status: status === 'received' ? 'received' : 'opened', concludedAs: null };
}

const sinceOpened: readonly Status[] = ['opened', 'assessed', 'concluded', 'closed', 'disposed'];

/** The stored states that look to this caller like the one asked for: a filter must tell no more. */
export function statusesBehind(actor: Actor, shown: Status): readonly Status[] {
  if (sideOf(actor) !== 'sender' || shown === 'received') return [shown];
  return shown === 'opened' ? sinceOpened : [];
}
