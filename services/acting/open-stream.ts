import { inSight } from '../../domain/access/in-sight.ts';
import type { Fact } from '../../domain/acting/fact-rule.ts';
import { factRule } from '../../domain/areas.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import type { MunicipalitySettings } from '../../domain/settings/settings.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import { move, type Changes } from './changes.ts';
import { eventElsewhere, eventOf, markOf, rowOf, type AnyDraft } from './drafts.ts';
import type { Locked, StreamAdapter, StreamRow } from './stream-adapter.ts';
import type { Acting } from './acting.ts';

/** A stream that is being worked on. */
export type Open<Row extends StreamRow> = {
  readonly acting: Acting;
  readonly on: StreamAdapter;
  readonly locked: Locked<Row>;
  readonly changes: Changes;
};

/** The frozen content. @throws Error for a stream that has none */
export async function contentOf({ acting, on, locked }: Open<StreamRow>): Promise<ReportContent> {
  const content = await on.content?.(acting.tx, locked.seal(), locked.row.id);
  if (!content) throw new Error('a stream without the content that is asked of it');
  return content;
}

/** The settings that a duty was dated by when it opened, which it keeps. */
export function settingsOfDuty(
  { acting: { deps }, on, locked }: Open<StreamRow>,
  { settingsVersion }: DutyRow,
): MunicipalitySettings {
  return deps.directory.settingsVersion(on.tells(locked.row).municipalityId, settingsVersion);
}

/**
 * Reopens a stream that has ended. That it had ended is the receiver's to know, so a sender's deed
 * leaves the reopening to the workflow, which it wakes.
 */
export function reopen({ acting, on, changes }: Open<StreamRow>): void {
  if (!inSight(acting.call.actor, { side: 'receiver' })) return;
  const moves = on.reopened?.(changes.standing);
  if (!moves) return;
  changes.events.push(markOf(acting.call, 'reportReopened', {}));
  move(changes, moves);
}

/** Adds the row of a fact and its event to what is written at the end. */
export function writeDown(
  { acting: { call }, locked, changes }: Open<StreamRow>,
  { kind, draft, fact }: { readonly kind: FactKind; readonly draft: AnyDraft; readonly fact: Fact },
): void {
  const rule = factRule(kind);
  if (rule.rowElsewhere) {
    changes.events.push(eventElsewhere(call, { kind, rule, fact }, draft));
    return;
  }
  const row = rowOf(call, { kind, rule, fact }, { id: locked.row.id, seal: locked.seal() });
  changes.facts.push(row);
  changes.events.push(eventOf(call, kind, row));
}
