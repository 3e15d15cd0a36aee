import type { Instant } from '../../domain/calendar/time.ts';
import type { LetterSource, ReportForLetters } from '../../domain/letters/letter-source.ts';
import type { AgencyKind } from '../../domain/report/report-content.ts';
import { readDataKeys } from '../../database/acting/data-key-store.ts';
import { stepsMade } from '../../database/letters/letter-store.ts';
import { readReport, type ReportRow } from '../../database/reports/report-store.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import type { Deps } from '../acting/deps.ts';
import { openSeal, type StreamSeal } from '../acting/seal.ts';
import { namedContact } from '../acting/named-contact.ts';
import { letterMaker, type LetterOrder } from '../letters/archive.ts';
import { dueLetters, type DueLetter } from '../letters/due-letters.ts';
import { openContent } from './report-content.ts';
import { reportStream, settingsOf } from './report-stream.ts';

const reportForLetters = async (
  deps: Deps,
  tx: Tx,
  { report, seal, now }: { readonly report: ReportRow; readonly seal: StreamSeal; now: Instant },
): Promise<ReportForLetters | undefined> => {
  const content = await openContent(tx, seal, report.id);
  if (!content) return undefined;
  const municipality = deps.directory.municipality(report.municipalityId).name;
  const { phone, areas } = settingsOf(deps, report);
  return {
    reference: report.reference,
    receivedAt: report.receivedAt,
    channel: report.channel,
    contentHash: report.contentHash.toString('hex'),
    legalBasis: report.legalBasis,
    agencyKind: report.agencyKind as AgencyKind,
    protectedContact: report.protectedContact,
    content,
    municipality,
    areas,
    phone,
    contact: (await namedContact(tx, report.ownerPersonId, now)) ?? { name: municipality, phone },
  };
};

/** A letter that is due and not yet made: what to keep it as, and what to draw it from. */
export type LetterToDraw = { readonly order: LetterOrder; readonly source: LetterSource };

const toDraw = (
  { kind, step, about, fact, to }: DueLetter,
  from: { readonly report: ReportForLetters; readonly streamId: string; readonly now: Instant },
): LetterToDraw => ({
  order: { streamId: from.streamId, kind, step, about },
  // The table of letters names in `dueBy` the kind of fact that each kind of letter is due by, so
  // `fact` has the shape that `kind` asks for; the compiler cannot see that.
  source: { ...from.report, kind, fact, to, madeAt: from.now } as LetterSource,
});

/**
 * The letters of a report that are due and not yet made, from facts as they stand now.
 *
 * @param wanted by step, out of those
 * @returns none when the report is gone
 */
export function lettersToDraw(
  deps: Deps,
  reportId: string,
  { now, wanted }: { readonly now: Instant; readonly wanted: (step: string) => boolean },
): Promise<readonly LetterToDraw[]> {
  return inTransaction(deps.db, letterMaker, async (tx) => {
    const row = await readReport(tx, reportId);
    if (!row) return [];
    const seal = openSeal(deps.keyring, reportId, await readDataKeys(tx, reportId));
    const due = await dueLetters(tx, { on: reportStream, row, seal: () => seal });
    const asked = due.filter(({ step }) => wanted(step));
    const steps = asked.map(({ step }) => step);
    const made = await stepsMade(tx, reportId, steps);
    const lacking = asked.filter(({ step }) => !made.has(step));
    if (lacking.length === 0) return [];
    const report = await reportForLetters(deps, tx, { report: row, seal, now });
    if (!report) return [];
    return lacking.map((letter) => toDraw(letter, { report, streamId: reportId, now }));
  });
}
