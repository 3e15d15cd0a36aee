import { sideOf } from '../../domain/access/actor.ts';
import { dutyInSight, inSight } from '../../domain/access/in-sight.ts';
import { localDate, type Instant } from '../../domain/calendar/time.ts';
import type { PlaceInRange } from '../../domain/cooperation/fitting.ts';
import { nextFollowedDay, placeOn } from '../../domain/cooperation/outgrown.ts';
import type {
  FollowUpOutcome,
  FormConsent,
  FormConsentAnswer,
  HandedOver,
} from '../../domain/cooperation/records.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import {
  originOf,
  readHandOvers,
  type HandOverOrigin,
  type HandOverRow,
  type HandOverScope,
} from '../../database/cooperation/hand-over-store.ts';
import { readDuties } from '../../database/duties/duty-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { dutyView, type DutyView } from '../acting/duty-view.ts';
import { etagOf } from '../acting/etag.ts';
import { lookAcross } from '../acting/look-across.ts';
import { look } from '../acting/look.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import type { Listed, Page } from '../acting/page.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { summaryOf, type HandOverSummary } from './hand-over-summary.ts';
import { handOverStream } from './hand-over-stream.ts';
import { formThen } from './known-hand-over.ts';

const kinds = [
  'formConsentRecorded',
  'handedOver',
  'handOverAccepted',
  'handOverRefused',
  'handOverUnanswered',
  'formFollowedUp',
  'handOverChosenAgain',
  'handOverEnded',
] as const;
type Kind = (typeof kinds)[number];
type Opened = OpenedFact<Kind>;

/** What happened in it, in its order; null words are not this caller's to read. */
export type HandOverStep = {
  readonly kind: Kind;
  readonly at: Instant;
  readonly outcome: FollowUpOutcome | null;
  /** The hand-over to the next form. */
  readonly about: string | null;
  readonly text: string | null;
};

export type HandOverView = HandOverSummary & {
  /** What was handed over; null for whoever reads no words of it. */
  readonly handed: HandedOver | null;
  readonly consents: readonly (FormConsent & { readonly answer: FormConsentAnswer })[];
  readonly steps: readonly HandOverStep[];
  /** How the child stands to the form's range now, and as the next term begins; null as `handed`. */
  readonly range: { readonly now: PlaceInRange; readonly nextTerm: PlaceInRange } | null;
  /** Of what it came; null outside social services. */
  readonly origin: HandOverOrigin | null;
  readonly duties: readonly DutyView[];
  readonly etag: number;
};

/**
 * An auditor traces who did what and the socialchef what is late; neither reads of the child. Nor does
 * a form any longer that has not taken it.
 */
const readsWords = ({ actor }: Call, { stage, acceptedAt }: HandOverRow): boolean => {
  if (sideOf(actor) === 'receiver') {
    return !(actor.is === 'person' && actor.assignment.role === 'socialchef');
  }
  return sideOf(actor) === 'sender' && (stage === 'handedOver' || acceptedAt !== null);
};

const factsOf = async (
  tx: Tx,
  call: Call,
  { row, seal }: Locked<HandOverRow>,
): Promise<readonly (Opened | (Omit<Opened, 'secret'> & { readonly secret: null }))[]> => {
  const rows = (await readFacts(tx, row.id, kinds)).filter((fact) => inSight(call.actor, fact));
  if (readsWords(call, row)) return rows.map((fact) => openFact<Kind>(seal(), fact));
  return rows.map((fact) => ({ ...(fact as unknown as Opened), secret: null }));
};
type Facts = Awaited<ReturnType<typeof factsOf>>;

const textOf = (secret: Facts[number]['secret']): string | null => {
  if (secret === null) return null;
  if ('reason' in secret) return secret.reason;
  return 'note' in secret ? secret.note : null;
};

const stepsOf = (facts: Facts): readonly HandOverStep[] =>
  facts.flatMap((fact) => {
    const { kind, occurredAt: at, about } = fact;
    if (kind === 'formConsentRecorded') return [];
    const outcome = (kind === 'formFollowedUp' ? fact.outcome : null) as FollowUpOutcome | null;
    return [{ kind, at, outcome, about, text: textOf(fact.secret) }];
  });

const handedAmong = (facts: Facts): HandedOver | null => {
  const handed = facts.find((fact) => fact.kind === 'handedOver');
  return handed?.secret ? (handed.secret as HandedOver) : null;
};

const consentsAmong = (facts: Facts): HandOverView['consents'] =>
  facts.flatMap((fact) => {
    if (fact.kind !== 'formConsentRecorded' || fact.secret === null) return [];
    return [{ ...fact.secret, answer: fact.outcome }];
  });

const rangeOf = (
  deps: Deps,
  { at }: Call,
  { row, handed }: { readonly row: HandOverRow; readonly handed: HandedOver | null },
): HandOverView['range'] => {
  if (!handed) return null;
  const form = formThen(deps, row, handed);
  const today = localDate(at);
  const next = nextFollowedDay(row.followedThrough ?? today, today);
  return {
    now: placeOn(form, handed.child, today),
    nextTerm: placeOn(form, handed.child, next),
  };
};

/**
 * Shows a hand-over, and whether the child has outgrown its form. The look is recorded in the trail
 * before the answer leaves.
 *
 * @throws NotFound, Forbidden
 */
export function viewHandOver(deps: Deps, call: Call, handOverId: string): Promise<HandOverView> {
  const at = { on: handOverStream, streamId: handOverId } as const;
  const reads = { action: 'handOver.read', kind: 'handOverRead' } as const;
  return look(deps, call, { ...at, ...reads }, async (tx, locked) => {
    const { row, head } = locked;
    const facts = await factsOf(tx, call, locked);
    const handed = handedAmong(facts);
    const duties = (await readDuties(tx, row.id)).filter((duty) => dutyInSight(call.actor, duty));
    return {
      ...summaryOf(deps, row),
      handed,
      consents: consentsAmong(facts),
      steps: stepsOf(facts),
      range: rangeOf(deps, call, { row, handed }),
      // A form is told of no report.
      origin: inSight(call.actor, { side: 'receiver' })
        ? ((await originOf(tx, row.id)) ?? null)
        : null,
      duties: duties.map((duty) => dutyView(duty, call)),
      etag: etagOf(call.actor, head),
    };
  });
}

/** Of a form its own; social services and auditor those of the municipality; nobody else has any. */
const scopeOf = (caller: Caller): HandOverScope | undefined => {
  if (caller.is === 'client') return undefined;
  const { role, unitId, municipalityId } = caller.assignment;
  if (role === 'contactFunction') return { formUnitId: unitId };
  return ['receiver', 'auditor'].includes(sideOf(caller)) ? { municipalityId } : undefined;
};

/** Lists hand-overs, the newest first; those that wait for the caller before all others. */
export function listHandOvers(
  deps: Deps,
  call: Call,
  page: Page,
): Promise<Listed<HandOverSummary>> {
  const list = { asks: 'queue.read', purpose: 'handOver.read' } as const;
  return lookAcross(deps, call, list, async (tx, caller) => {
    const scope = scopeOf(caller);
    const { total, rows } = scope ? await readHandOvers(tx, scope, page) : { total: 0, rows: [] };
    const items = rows.map((row) => summaryOf(deps, row));
    return { shown: { total, items }, streamIds: rows.map(({ id }) => id) };
  });
}
