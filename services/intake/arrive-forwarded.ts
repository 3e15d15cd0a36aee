import { readFactsById } from '../../database/acting/fact-store.ts';
import {
  lockForwarding,
  noteArrival,
  type ForwardingRow,
} from '../../database/intake/forwarding-store.ts';
import { insertLinks, type ReportRow } from '../../database/reports/report-store.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { nobodyAsked } from '../../domain/sign-off/who-is-asked.ts';
import type { Acting } from '../acting/acting.ts';
import { lock } from '../acting/lock.ts';
import { openFact } from '../acting/opened-fact.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { closeFiles } from '../acting/stream-file.ts';
import { keysOf } from '../reports/attachments/attachment-keys.ts';
import { contentIn, openFrozen } from '../reports/report-content.ts';
import { receiveReport, type Arrival } from '../reports/receive-report.ts';
import { reportStream } from '../reports/report-stream.ts';

/** Whence it came, for whoever receives it there. */
const cameFrom = async (
  { deps, tx }: Acting,
  { row, seal }: Locked<ReportRow>,
  { id }: ForwardingRow,
): Promise<NonNullable<Arrival['forwarded']>['from']> => {
  const [stored] = await readFactsById(tx, row.id, [id]);
  if (!stored) throw new Error('a forwarding without the fact that says so');
  const { ground, message, assessedAt } = openFact<'reportForwarded'>(seal(), stored).secret;
  const { code, name } = deps.directory.municipality(row.municipalityId);
  const { reference, receivedAt, contentHash } = row;
  const municipality = { code, name };
  const secret = { municipality, reference, receivedAt, assessedAt, message };
  return { outcome: ground, contentHash, secret };
};

/**
 * The report as it arrives there, from the instant in which it was forwarded. Its sender is the
 * authority that forwards it: who wrote it is of another municipality and is not to know of it.
 */
const arrivalOf = (
  { deps }: Acting,
  row: ReportRow,
  { toMunicipalityId, forwardedAt }: ForwardingRow,
): Omit<Arrival, 'content' | 'forwarded'> => ({
  submissionId: row.submissionId,
  municipalityId: toMunicipalityId,
  receivingUnitId: deps.directory.intakeUnit(toMunicipalityId).id,
  senderUnitId: row.receivingUnitId,
  senderOrganisationId: deps.directory.unit(row.receivingUnitId).organisationId,
  confirmsId: null,
  callerPersonId: null,
  authorPersonId: null,
  authorClientId: null,
  channel: 'forwarded',
  keptFrom: row.keptFrom,
  receivedAt: forwardedAt,
  signOff: nobodyAsked,
  openedBy: null,
});

/**
 * Makes the forwarded report in the municipality that answers for the child: the bytes that were
 * frozen here, sealed with keys of the new stream, and duties with clocks of their own. The row of the
 * forwarding names what was made, so that it is made once.
 */
export async function arriveForwarded(acting: Acting, waiting: ForwardingRow): Promise<void> {
  const { tx } = acting;
  const here = await lock(acting, reportStream, waiting.fromId);
  const forwarding = await lockForwarding(tx, waiting.id);
  if (!forwarding || forwarding.toId !== null) return;
  const bytes = await openFrozen(tx, here.seal(), here.row.id);
  if (!bytes) throw new Error('a forwarded report without its content');
  const content = contentIn(bytes);
  const report = await receiveReport(acting, {
    ...arrivalOf(acting, here.row, forwarding),
    content,
    attachmentKeys: await keysOf(tx, { id: here.row.id, seal: here.seal() }, content),
    forwarded: {
      id: forwarding.id,
      frozen: { bytes, hash: sha256(bytes) },
      from: await cameFrom(acting, here, forwarding),
    },
  });
  const link = { from: report.id, to: here.row.id, kind: 'forwardedFrom' } as const;
  await insertLinks(tx, [{ ...link, side: 'receiver' }]);
  await closeFiles(acting).write(tx);
  await noteArrival(tx, forwarding.id, report.id);
}
