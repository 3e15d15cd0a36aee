import type { SystemActor } from '../../domain/access/actor.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { RowSide } from '../../domain/access/roles.ts';
import { appendEvents } from '../../database/trail/audit-trail.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import {
  insertLetter,
  readLetters,
  type LetterKind,
  type LetterRow,
} from '../../database/letters/letter-store.ts';
import { personById } from '../../database/people/people-store.ts';
import { readReport, type ReportRow } from '../../database/reports/report-store.ts';
import { lockStream } from '../../database/acting/stream-store.ts';
import { inTransaction, type Tx } from '../../database/transaction.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import { newId } from '../../platform/ids.ts';
import { openSeal, type StreamSeal } from '../acting/data-key.ts';
import type { Deps } from '../acting/deps.ts';
import type { Invitation } from '../meetings/hold-meeting.ts';
import { openContent, openFact } from '../acting/opened-secrets.ts';

const letters: SystemActor = { is: 'system', part: 'letters' };

const sideOfLetter: Readonly<Record<LetterKind, RowSide>> = {
  reportAsSent: 'both',
  receipt: 'sender',
  jointMeetingInvitation: 'receiver',
};

export type Contact = { readonly name: string; readonly phone: string | null };

/** What a document is made from: fresh facts, never an earlier letter (JO 2437-2006). */
export type LetterSource = {
  /** Steps whose document already stands in the archive. */
  readonly made: readonly string[];
  readonly report: ReportRow;
  readonly municipality: string;
  readonly phone: string | null;
  readonly content: ReportContent;
  readonly invitation: (SentInvitation & { readonly contact: Contact }) | null;
};
type SentInvitation = Invitation & { readonly invitedAt: Instant };

const contactOf = async (tx: Tx, report: ReportRow, at: Instant): Promise<Contact | undefined> => {
  const owner = report.ownerPersonId && (await personById(tx, report.ownerPersonId, at));
  return owner ? { name: `${owner.givenName} ${owner.familyName}`, phone: owner.phone } : undefined;
};

/** The invitation that letters are wanted for. */
type About = { readonly reportId: string; readonly about: string | null };

const invitationOf = async (
  tx: Tx,
  seal: StreamSeal,
  { reportId, about }: About,
): Promise<SentInvitation | null> => {
  const facts = await readFacts(tx, reportId, ['meetingInvited']);
  const fact = facts.find(({ id }) => id === about);
  if (!fact) return null;
  return { ...(openFact(seal, fact).secret as Invitation), invitedAt: fact.occurredAt };
};

/** Undefined when the report is gone. */
export function letterSource(
  deps: Deps,
  of: About,
  now: Instant,
): Promise<LetterSource | undefined> {
  return inTransaction(deps.db, letters, async (tx) => {
    const report = await readReport(tx, of.reportId);
    if (!report) return undefined;
    const seal = await openSeal(tx, deps.keyring, report.id);
    const content = await openContent(tx, seal, report.id);
    if (!content) return undefined;
    const invitation = await invitationOf(tx, seal, of);
    const { phone } = deps.directory.settingsVersion(report.municipalityId, report.settingsVersion);
    const municipality = deps.directory.municipality(report.municipalityId).name;
    const contact = (await contactOf(tx, report, now)) ?? { name: municipality, phone };
    return {
      made: (await readLetters(tx, report.id)).map(({ step }) => step),
      report,
      municipality,
      phone,
      content,
      invitation: invitation && { ...invitation, contact },
    };
  });
}

export type LetterOrder = About & {
  readonly kind: LetterKind;
  /** Idempotency key within the report: the workflow's step. */
  readonly step: string;
};

type Made = { readonly bytes: Buffer; readonly at: Instant };

const sealedLetter = (seal: StreamSeal, order: LetterOrder, made: Made): LetterRow => {
  const { reportId, ...what } = order;
  const id = newId(made.at);
  const sealed = seal.seal('letter', id, made.bytes);
  return {
    ...what,
    id,
    streamId: reportId,
    side: sideOfLetter[order.kind],
    madeAt: made.at,
    // Over the ciphertext: over the document itself it would let a guess be confirmed for ever.
    sha256: sha256(sealed),
    sealed,
  };
};

/** Made once: the second to finish finds the first's letter and leaves it. */
export function storeLetter(deps: Deps, order: LetterOrder, made: Made): Promise<void> {
  return inTransaction(deps.db, letters, async (tx) => {
    const head = await lockStream(tx, order.reportId);
    if (!head) return;
    const known = await readLetters(tx, order.reportId);
    if (known.some(({ step }) => step === order.step)) return;
    const letter = sealedLetter(await openSeal(tx, deps.keyring, order.reportId), order, made);
    await insertLetter(tx, letter);
    await appendEvents(tx, head, [
      {
        kind: 'documentMade',
        side: letter.side,
        actor: letters,
        occurredAt: letter.madeAt,
        fact: letter.id,
        dataHash: letter.sha256,
        purpose: letter.kind,
      },
    ]);
  });
}
