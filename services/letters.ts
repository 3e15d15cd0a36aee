import type { SystemActor } from '../domain/actor.ts';
import type { ReportContent } from '../domain/report-content.ts';
import type { Instant } from '../domain/time.ts';
import type { RowSide } from '../domain/roles.ts';
import { appendEvents } from '../database/audit-trail.ts';
import { readFacts } from '../database/fact-store.ts';
import { insertLetter, readLetters, type LetterKind } from '../database/letter-store.ts';
import { personById } from '../database/people-store.ts';
import { readReport, readSealedContent, type ReportRow } from '../database/report-store.ts';
import { lockStream } from '../database/stream-store.ts';
import { inTransaction, type Tx } from '../database/transaction.ts';
import { sha256 } from '../platform/crypto/hash.ts';
import { newId } from '../platform/ids.ts';
import { openSeal } from './data-key.ts';
import type { Deps } from './deps.ts';
import type { Invitation } from './hold-meeting.ts';

const letters: SystemActor = { is: 'system', part: 'letters' };

const sideOfLetter: Readonly<Record<LetterKind, RowSide>> = {
  reportAsSent: 'both',
  receipt: 'sender',
  jointMeetingInvitation: 'receiver',
};

/** What a document is made from: fresh facts, never an earlier letter (JO 2437-2006). */
export type LetterSource = {
  /** Steps whose document already stands in the archive. */
  readonly made: readonly string[];
  readonly report: ReportRow;
  readonly municipality: string;
  readonly phone: string | null;
  readonly content: ReportContent;
  readonly invitation: (Invitation & { readonly contact: Contact }) | null;
};
export type Contact = { readonly name: string; readonly phone: string | null };

const contactOf = async (tx: Tx, report: ReportRow, at: Instant): Promise<Contact | undefined> => {
  const owner = report.ownerPersonId && (await personById(tx, report.ownerPersonId, at));
  return owner ? { name: `${owner.givenName} ${owner.familyName}`, phone: owner.phone } : undefined;
};

export type LetterOrder = {
  readonly reportId: string;
  readonly kind: LetterKind;
  /** Idempotency key within the report: the workflow's step. */
  readonly step: string;
  /** The invitation a letter is about. */
  readonly about: string | null;
};

/** Undefined when the report is gone. @param about the invitation that letters are wanted for */
export const letterSource = (
  deps: Deps,
  of: { readonly reportId: string; readonly about: string | null },
  now: Instant,
): Promise<LetterSource | undefined> =>
  inTransaction(deps.db, letters, async (tx) => {
    const report = await readReport(tx, of.reportId);
    const sealed = await readSealedContent(tx, of.reportId);
    if (!report || !sealed) return undefined;
    const seal = await openSeal(tx, deps.keyring, report.id);
    const { content } = seal.unsealJson('report_content', report.id, sealed) as {
      content: ReportContent;
    };
    const invited = (await readFacts(tx, report.id, ['meetingInvited'])).find(
      ({ id }) => id === of.about,
    );
    const invitation = invited?.sealed
      ? (seal.unsealJson('fact', invited.id, invited.sealed) as Invitation)
      : null;
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

/** Made once: the second to finish finds the first's letter and leaves it. */
export const storeLetter = (
  deps: Deps,
  order: LetterOrder,
  made: { readonly bytes: Buffer; readonly at: Instant },
): Promise<void> =>
  inTransaction(deps.db, letters, async (tx) => {
    const head = await lockStream(tx, order.reportId);
    if (!head) return;
    const known = await readLetters(tx, order.reportId);
    if (known.some(({ step }) => step === order.step)) return;
    const seal = await openSeal(tx, deps.keyring, order.reportId);
    const id = newId(made.at);
    const sealed = seal.seal('letter', id, made.bytes);
    // Over the ciphertext: over the document itself it would let a guess be confirmed for ever.
    const hash = sha256(sealed);
    const side = sideOfLetter[order.kind];
    await insertLetter(tx, {
      id,
      streamId: order.reportId,
      kind: order.kind,
      side,
      step: order.step,
      about: order.about,
      madeAt: made.at,
      sha256: hash,
      sealed,
    });
    await appendEvents(tx, head, [
      {
        kind: 'documentMade',
        side,
        actor: letters,
        occurredAt: made.at,
        fact: id,
        dataHash: hash,
        purpose: order.kind,
      },
    ]);
  });
