import { actorId, sideOf } from '../../domain/access/actor.ts';
import { inSight, sidesInSight } from '../../domain/access/in-sight.ts';
import { compareInstants, localDate, type Instant } from '../../domain/calendar/time.ts';
import type { AnswerWay, ConsultationWay } from '../../domain/consultations/records.ts';
import { ladderStep } from '../../domain/duties/project-duty.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import {
  readConsultations,
  type ConsultationRow,
} from '../../database/consultations/consultation-store.ts';
import { readDutyPage } from '../../database/duties/duty-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Caller } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { dutyView, type DutyView } from '../acting/duty-view.ts';
import { etagOf } from '../acting/etag.ts';
import { lookAcross } from '../acting/look-across.ts';
import { look } from '../acting/look.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import { shownBeside, type Listed, type Page } from '../acting/page.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { outOfHoursNow, type OutOfHoursView } from '../reports/out-of-hours.ts';
import { consultationStream } from './consultation-stream.ts';

export type ConsultationSummary = {
  readonly id: string;
  readonly way: ConsultationWay;
  readonly fromDraft: boolean;
  readonly askedAt: Instant;
  readonly answeredAt: Instant | null;
  /** Name of the school that asked; null for a caller who is not known to us. */
  readonly school: string | null;
  /**
   * Whom to call instead, when an office hour has passed without an answer; null before that, and
   * once there is one.
   */
  readonly call: { readonly phone: string | null; readonly outOfHours: OutOfHoursView } | null;
};

/** What was said, and by whom. Null words are not this caller's to read. */
type Said = { readonly text: string | null; readonly by: string | null };

export type ConsultationView = ConsultationSummary & {
  readonly question: Said;
  readonly answer: (Said & { readonly how: AnswerWay; readonly at: Instant }) | null;
  /** The reports that its asker has sent from it. */
  readonly reports: readonly string[];
  readonly duties: readonly DutyView[];
  readonly etag: number;
};

const isUnansweredFor = ({ directory }: Deps, row: ConsultationRow, at: Instant): boolean => {
  if (row.answeredAt) return false;
  const { municipalityId, askedAt } = row;
  const settings = directory.settingsInForce(municipalityId, localDate(askedAt));
  const opening = { anchorAt: askedAt, openedAt: askedAt, acute: false, atOnce: false };
  const rung = ladderStep({ kind: 'answerConsultation', ...opening }, settings, 1);
  return rung !== undefined && compareInstants(rung.at, at) <= 0;
};

const summaryOf = (deps: Deps, call: Call, row: ConsultationRow): ConsultationSummary => {
  const { id, way, fromDraft, askedAt, answeredAt, municipalityId, askerUnitId } = row;
  const { directory } = deps;
  return {
    id,
    way,
    fromDraft,
    askedAt,
    answeredAt,
    school: askerUnitId && directory.unit(askerUnitId).name,
    call: isUnansweredFor(deps, row, call.at)
      ? {
          phone: directory.settingsInForce(municipalityId, localDate(call.at)).phone,
          outOfHours: outOfHoursNow(deps, call, municipalityId),
        }
      : null,
  };
};

/** An auditor traces who did what and the socialchef what is late; neither reads what was said. */
const readsWords = ({ actor }: Call): boolean => {
  const isSocialchef = actor.is === 'person' && actor.assignment.role === 'socialchef';
  return sideOf(actor) !== 'auditor' && !isSocialchef;
};

const kinds = [
  'consultationAsked',
  'consultationTaken',
  'consultationAnswered',
  'consultationReported',
] as const;
type Opened = OpenedFact<(typeof kinds)[number]>;
type Words = { readonly question?: string; readonly answer?: string } & Partial<
  Readonly<Record<'by' | 'caller', string>>
>;

const factsOf = async (
  tx: Tx,
  call: Call,
  { row, seal }: Locked<ConsultationRow>,
): Promise<readonly (Omit<Opened, 'secret'> & { readonly words: Words })[]> => {
  const rows = await readFacts(tx, row.id, kinds);
  return rows
    .filter((fact) => inSight(call.actor, fact))
    .map((fact) => {
      if (!readsWords(call)) return { ...(fact as unknown as Opened), words: {} };
      const opened = openFact<Opened['kind']>(seal(), fact);
      return { ...opened, words: opened.secret ?? {} };
    });
};

type Facts = Awaited<ReturnType<typeof factsOf>>;

const questionOf = (facts: Facts): Said => {
  const { question = null, by = null, caller = by } = facts[0]?.words ?? {};
  return { text: question, by: caller };
};

const answerOf = (facts: Facts): ConsultationView['answer'] => {
  const found = facts.find(
    ({ kind }) => kind === 'consultationTaken' || kind === 'consultationAnswered',
  );
  if (!found) return null;
  const { answer = null, by = null } = found.words;
  const how = 'outcome' in found && found.outcome === 'answered' ? 'answered' : 'phoned';
  return { text: answer, by, how, at: found.occurredAt };
};

/**
 * Shows a consultation. The look is recorded in the trail before the answer leaves.
 *
 * @throws NotFound, Forbidden
 */
export function viewConsultation(
  deps: Deps,
  call: Call,
  consultationId: string,
): Promise<ConsultationView> {
  const at = { on: consultationStream, streamId: consultationId } as const;
  const reads = { action: 'consultation.read', kind: 'consultationRead' } as const;
  return look(deps, call, { ...at, ...reads }, async (tx, locked) => {
    const facts = await factsOf(tx, call, locked);
    const of = { streamId: consultationId, sides: sidesInSight(call.actor) };
    const duties = await readDutyPage(tx, of, shownBeside);
    return {
      ...summaryOf(deps, call, locked.row),
      question: questionOf(facts),
      answer: answerOf(facts),
      reports: facts.flatMap((fact) =>
        fact.kind === 'consultationReported' ? [fact.about as string] : [],
      ),
      duties: duties.rows.map((duty) => dutyView(duty, call)),
      etag: etagOf(call.actor, locked.head),
    };
  });
}

/** At a school one's own; social services and auditor those of the municipality. */
const scopeOf = (caller: Caller) => {
  if (caller.is === 'client') return undefined;
  const side = sideOf(caller);
  if (side === 'sender') return { askerId: actorId(caller) };
  return side === 'none' ? undefined : { municipalityId: caller.assignment.municipalityId };
};

/** Lists consultations, the newest first; those of a municipality that are not answered before all. */
export function listConsultations(
  deps: Deps,
  call: Call,
  page: Page,
): Promise<Listed<ConsultationSummary>> {
  const list = { asks: 'queue.read', purpose: 'consultation.read' } as const;
  return lookAcross(deps, call, list, async (tx, caller) => {
    const scope = scopeOf(caller);
    const { total, rows } = scope
      ? await readConsultations(tx, scope, page)
      : { total: 0, rows: [] };
    const items = rows.map((row) => summaryOf(deps, call, row));
    return { shown: { total, items }, streamIds: rows.map(({ id }) => id) };
  });
}
