import { letterKinds, letterRule } from '../../domain/areas.ts';
import { Conflict, Invalid, NotFound, type FieldErrorCode } from '../../domain/errors.ts';
import type { Delivery, LetterSent } from '../../domain/reports/records.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import type { OpenedFact } from '../acting/opened-fact.ts';
import { refuseFuture } from '../acting/refuse-future.ts';
import { actOnReport, type ReportDone, type ReportFile } from './report-stream.ts';

/** The kinds of letter that have an addressee, and with that somebody whom they can fail to reach. */
const addressed: readonly FactKind[] = letterKinds
  .filter((kind) => letterRule(kind).stream === 'report' && letterRule(kind).side === 'receiver')
  .map((kind) => letterRule(kind).dueBy);

const wrong = (field: 'to' | 'resolves', code: FieldErrorCode): Invalid =>
  new Invalid('invalid-request', { errors: [{ pointer: `#/body/${field}`, code }] });

/** The addressees of the letters that came of a fact, as places. */
const addresseesOf = (fact: OpenedFact): readonly (string | null)[] =>
  letterKinds
    .filter((kind) => letterRule(kind).dueBy === fact.kind)
    .flatMap((kind) =>
      letterRule(kind)
        .copies({ ...fact, by: null })
        .map(({ to }) => to),
    );

/**
 * @throws NotFound when no letter came of such a fact; Invalid `invalid-request`, `wrong-value` for
 *   somebody to whom none went
 */
const refuseUnknownLetter = async (file: ReportFile, sent: LetterSent): Promise<void> => {
  const [fact] = (await file.facts({ kinds: addressed, about: sent.letterOf })).filter(
    ({ id }) => id === sent.letterOf,
  );
  if (!fact) throw new NotFound();
  if (!addresseesOf(fact).includes(sent.to)) throw wrong('to', 'wrong-value');
};

type Delivered = OpenedFact<'letterDelivered'>;

const resolvedBy = ({ secret }: Delivered): string | null =>
  'resolves' in secret ? secret.resolves : null;

/** The failed delivery of this letter that nobody has made up for yet. */
export function unresolved(
  deliveries: readonly Delivered[],
  { to }: LetterSent,
): Delivered | undefined {
  return deliveries.find(
    (failed) =>
      failed.outcome === 'notDelivered' &&
      failed.secret.to === to &&
      deliveries.every((other) => resolvedBy(other) !== failed.id),
  );
}

/** @throws Conflict `already-undelivered`; Invalid `invalid-request` where another one is resolved */
const refuseUnresolved = (delivery: Delivery, failed: Delivered | undefined): void => {
  if (delivery.outcome === 'notDelivered') {
    if (failed) throw new Conflict('already-undelivered', { current: failed.id });
    return;
  }
  if (delivery.resolves !== (failed?.id ?? null)) throw wrong('resolves', 'wrong-value');
};

/**
 * Records how a letter to the family was sent or handed over, or that it did not reach her. Then it
 * is owed that she gets it otherwise, or a reason why not.
 *
 * @throws NotFound for an unknown letter; Invalid `invalid-request`; Conflict `already-undelivered`
 */
export function deliverLetter(
  deps: Deps,
  call: Call,
  reportId: string,
  delivery: Delivery,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'letterDelivered' }, async (file) => {
    refuseFuture(call, delivery);
    await refuseUnknownLetter(file, delivery);
    const { letterOf: about, outcome } = delivery;
    const deliveries = await file.facts({ kinds: ['letterDelivered'], about });
    refuseUnresolved(delivery, unresolved(deliveries, delivery));
    return file.record('letterDelivered', { about, outcome, secret: delivery });
  });
}
