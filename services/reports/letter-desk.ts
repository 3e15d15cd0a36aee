import { counting } from '../../domain/acting/fold.ts';
import { letterRule, type LetterKind } from '../../domain/areas.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { NotFound } from '../../domain/errors.ts';
import type { FactKind } from '../../domain/kinds.ts';
import type { Delivery } from '../../domain/reports/records.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import { readLetters, type LetterInfo } from '../../database/letters/letter-store.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { etagOf } from '../acting/etag.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import { dueLetters, type DueLetter } from '../letters/due-letters.ts';
import { unresolved } from './deliver-letter.ts';
import { refuseDeed } from './refuse-deed.ts';
import { refuseUnopened } from './refuse-unopened.ts';
import { openContent } from './report-content.ts';
import { peopleIn, type ReportPeople } from './report-people.ts';
import { lookAtReport, reportStream } from './report-stream.ts';

export type DeliveryView = Delivery & { readonly id: string; readonly at: Instant };

/** A letter of the receiver's side, whether it is made yet or not. */
export type DeskLetter = {
  readonly kind: LetterKind;
  /** The addressee as a place; null for a kind without addressees. */
  readonly to: string | null;
  /** The fact that it came of; null for one that comes with the report. */
  readonly letterOf: string | null;
  readonly dueSince: Instant;
  /** Null while it is being made. */
  readonly made: { readonly id: string; readonly at: Instant } | null;
  readonly deliveries: readonly DeliveryView[];
  /** The delivery that failed and that nobody has made up for. */
  readonly failed: string | null;
};

export type LetterDesk = {
  readonly id: string;
  readonly reference: string;
  readonly people: ReportPeople;
  /** The newest first. */
  readonly letters: readonly DeskLetter[];
  readonly etag: number;
};

type Delivered = OpenedFact<'letterDelivered'>;

const viewOf = ({ id, secret, occurredAt: at }: Delivered): DeliveryView => ({ ...secret, id, at });

type Known = { readonly made: readonly LetterInfo[]; readonly delivered: readonly Delivered[] };

const letterOf = ({ made, delivered }: Known, due: DueLetter): DeskLetter => {
  const { kind, to, about, step, fact } = due;
  const found = made.find((letter) => letter.step === step);
  const own = delivered.filter((one) => one.about === about && one.secret.to === to);
  return {
    kind,
    to,
    letterOf: about,
    dueSince: fact.occurredAt,
    made: found ? { id: found.id, at: found.madeAt } : null,
    deliveries: own.map(viewOf),
    failed:
      to === null || about === null ? null : (unresolved(own, { letterOf: about, to })?.id ?? null),
  };
};

const isOurs = ({ kind }: DueLetter): boolean => letterRule(kind).side !== 'sender';

/**
 * Shows the letters of a report: who gets each, whether it is made, and how it was handed over.
 *
 * @param before the fact of the deed whose page is shown, which is refused as the deed would be
 * @throws NotFound; Forbidden; Conflict `not-opened`; as `refuseDeed`
 */
export function viewLetterDesk(
  deps: Deps,
  call: Call,
  { reportId, before }: { readonly reportId: string; readonly before?: FactKind | undefined },
): Promise<LetterDesk> {
  const purpose = 'intake.read: letters';
  const look = { reportId, action: 'intake.read', kind: 'contentRead', purpose } as const;
  return lookAtReport(deps, call, look, async (tx, locked) => {
    const { row, seal, head } = locked;
    refuseUnopened(call, row);
    if (before) refuseDeed(call, locked, before);
    const content = await openContent(tx, seal(), reportId);
    if (!content) throw new NotFound();
    const rows = counting(await readFacts(tx, reportId, ['letterDelivered']));
    const delivered = rows.map((fact) => openFact<'letterDelivered'>(seal(), fact));
    const known = { delivered, made: await readLetters(tx, reportId) };
    const due = (await dueLetters(tx, { on: reportStream, row, seal })).filter(isOurs);
    return {
      id: reportId,
      reference: row.reference,
      people: peopleIn(content, call.at),
      letters: due.map((letter) => letterOf(known, letter)).toReversed(),
      etag: etagOf(call.actor, head),
    };
  });
}
