import type { FactKind } from '../../domain/acting/facts.ts';
import type { EventDraft } from '../../database/trail/audit-trail.ts';
import type { Call } from './call.ts';
import { sideOfLook } from '../trail/in-sight.ts';

/** That somebody looked or was refused, and why: an event without a fact. */
export function lookEvent({ actor, at }: Call, kind: FactKind, purpose: string): EventDraft {
  return {
    kind,
    side: sideOfLook(actor),
    actor,
    occurredAt: at,
    fact: null,
    dataHash: null,
    purpose,
  };
}
