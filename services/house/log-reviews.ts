import type { Instant } from '../../domain/calendar/time.ts';
import { Conflict, NotFound } from '../../domain/errors.ts';
import type { LogFinding } from '../../domain/house/records.ts';
import { readDataKeys } from '../../database/acting/data-key-store.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import { houseOf, houseOfFact } from '../../database/house/house-store.ts';
import { inTransaction } from '../../database/transaction.ts';
import { act } from '../acting/act.ts';
import { homeOf } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookUp } from '../acting/look-across.ts';
import { openFact } from '../acting/opened-fact.ts';
import type { Listed, Page } from '../acting/page.ts';
import { openSeal } from '../acting/seal.ts';
import { houseStream, type HouseDone } from './house-stream.ts';

export type LogReviewView = {
  readonly id: string;
  readonly begunAt: Instant;
  readonly reviewed: {
    readonly outcome: LogFinding;
    readonly findings: string;
    readonly at: Instant;
  } | null;
};

const kinds = ['logReviewBegun', 'logReviewed'] as const;

/** A page of the reviews of the log in the caller's municipality, the newest first. */
export function listLogReviews(
  deps: Deps,
  call: Call,
  { limit, offset }: Page,
): Promise<Listed<LogReviewView>> {
  return lookUp(deps, call, 'log.readReviews', async (tx, caller) => {
    const house = await houseOf(tx, homeOf(caller).municipalityId);
    if (!house) return { total: 0, items: [] };
    const seal = openSeal(deps.keyring, house.id, await readDataKeys(tx, house.id));
    const facts = (await readFacts(tx, house.id, kinds)).map((row) =>
      openFact<(typeof kinds)[number]>(seal, row),
    );
    const reviews = new Map(
      facts.flatMap((fact) => (fact.kind === 'logReviewed' ? [[fact.about, fact] as const] : [])),
    );
    const items = facts
      .flatMap(({ kind, id, occurredAt: begunAt }): readonly LogReviewView[] => {
        if (kind !== 'logReviewBegun') return [];
        const review = reviews.get(id);
        const reviewed = review && {
          outcome: review.outcome,
          findings: review.secret.findings,
          at: review.occurredAt,
        };
        return [{ id, begunAt, reviewed: reviewed ?? null }];
      })
      .toReversed();
    return { total: items.length, items: items.slice(offset, offset + limit) };
  });
}

export type LogReview = { readonly outcome: LogFinding; readonly findings: string };

/**
 * Records what the auditor's review of a month's log has found (10 § SoLPuL), which ends the duty.
 *
 * @throws NotFound for an unknown review; Conflict `already-reviewed`
 */
export async function reviewLog(
  deps: Deps,
  call: Call,
  reviewId: string,
  { outcome, findings }: LogReview,
): Promise<HouseDone> {
  const streamId = await inTransaction(deps.db, call.actor, (tx) =>
    houseOfFact(tx, { id: reviewId, kind: 'logReviewBegun' }),
  );
  if (!streamId) throw new NotFound();
  const deed = { on: houseStream, streamId, fact: 'logReviewed' } as const;
  return act(deps, call, deed, async (file) => {
    const known = await file.facts({ kinds: [...kinds] });
    if (!known.some(({ id, kind }) => kind === 'logReviewBegun' && id === reviewId)) {
      throw new NotFound();
    }
    const before = known.find(({ about, kind }) => kind === 'logReviewed' && about === reviewId);
    if (before) throw new Conflict('already-reviewed', { current: before.occurredAt });
    return file.record('logReviewed', { about: reviewId, outcome, secret: { findings } });
  });
}
