import { readFacts } from '../../database/acting/fact-store.ts';
import { readLetters, type LetterInfo } from '../../database/letters/letter-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import { openSeal } from '../acting/data-key.ts';
import type { Deps } from '../acting/deps.ts';
import type { Invitation } from '../meetings/hold-meeting.ts';
import { inSight } from '../trail/in-sight.ts';
import { invitationLetters } from '../meetings/invitation-letters.ts';
import { openFact } from '../acting/opened-secrets.ts';

export type LetterView = {
  readonly id: string;
  readonly kind: LetterInfo['kind'];
  /** Whom an invitation is for, by place; null for every other kind. */
  readonly to: string | null;
  readonly madeAt: string;
  readonly sha256: string;
};

/** Who is invited stands sealed in the invitation itself. */
const addressees = async (
  deps: Deps,
  tx: Tx,
  reportId: string,
): Promise<ReadonlyMap<string, string>> => {
  const seal = await openSeal(tx, deps.keyring, reportId);
  const invitations = await readFacts(tx, reportId, ['meetingInvited']);
  const letters = invitations.flatMap((fact) => {
    const { invited } = openFact(seal, fact).secret as Invitation;
    return invitationLetters(fact.id, invited);
  });
  return new Map(letters.map(({ step, to }) => [step, to]));
};

/** The letters of the caller's side, oldest first. */
export async function lettersInSight(
  deps: Deps,
  tx: Tx,
  call: Call,
  reportId: string,
): Promise<readonly LetterView[]> {
  const letters = (await readLetters(tx, reportId)).filter((one) => inSight(call.actor, one));
  const invites = letters.some(({ kind }) => kind === 'jointMeetingInvitation');
  const to = invites ? await addressees(deps, tx, reportId) : undefined;
  return letters.map((letter) => ({
    id: letter.id,
    kind: letter.kind,
    to: to?.get(letter.step) ?? null,
    madeAt: letter.madeAt,
    sha256: letter.sha256.toString('hex'),
  }));
}
