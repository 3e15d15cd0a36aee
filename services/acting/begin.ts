import { decide } from '../../domain/access/decide.ts';
import { demandFreshLogin } from '../../domain/access/fresh-login.ts';
import type { ClientActor, PersonActor } from '../../domain/access/actor.ts';
import { factRule } from '../../domain/areas.ts';
import { Forbidden } from '../../domain/errors.ts';
import type { Action, FactKind } from '../../domain/kinds.ts';
import { together } from '../../database/together.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';
import { recordOwnRefusal } from './refusal.ts';
import { recallAnswer, rememberAnswer } from './remembered-answer.ts';
import type { Acting } from './acting.ts';
import { closeFiles } from './stream-file.ts';

export type Caller = PersonActor | ClientActor;

export function homeOf(caller: Caller): {
  readonly municipalityId: string;
  readonly organisationId: string;
  readonly unitId: string;
} {
  return caller.is === 'person' ? caller.assignment : caller;
}

/**
 * Authorises a call for something that belongs to no single case.
 *
 * @returns the person or client who asks
 * @throws Forbidden, naming the action, when that function may not; always for the system's own
 *   parts
 */
export function authorisedCaller({ actor }: Call, action: Action): Caller {
  if (actor.is !== 'system') {
    const { municipalityId } = homeOf(actor);
    if (decide(actor, action, { is: 'municipality', municipalityId }).allow) return actor;
  }
  throw new Forbidden('forbidden', { rule: action });
}

const performBeginning = async <Answer>(
  { deps, call, fact }: { readonly deps: Deps; readonly call: Call; readonly fact: FactKind },
  work: (acting: Acting, caller: Caller) => Promise<Answer>,
): Promise<Answer> => {
  const { action } = factRule(fact);
  const caller = authorisedCaller(call, action);
  demandFreshLogin({ ...call, action }, deps.freshLoginSeconds);
  const { answer, mayWake, end } = await inTransaction(deps.db, call.actor, async (tx) => {
    const before = await recallAnswer(tx, call);
    if (before) return { answer: before as Answer, mayWake: false, end: 'repeated' as const };
    const acting: Acting = { deps, call, tx, changes: [] };
    const made = await work(acting, caller);
    const closed = closeFiles(acting);
    const remembered = rememberAnswer(tx, call, { done: fact, answer: made });
    await together([closed.write(tx), remembered]);
    return { answer: made, mayWake: closed.mayWake, end: 'done' as const };
  });
  if (mayWake) deps.wake();
  deps.deedEnded?.(fact, end);
  return answer;
};

/**
 * Performs a deed that begins a stream (a report) or goes into the doer's own (an absence), in one
 * transaction: authorise → fresh login → remembered answer → fact with effects → remember → commit
 * → wake. It does not go through `act`, because there is no stream yet to lock and authorise on.
 *
 * @param work checks what must hold, begins or opens the stream, records the fact and returns the
 *   answer
 * @throws Forbidden, LoginTooOld, Invalid
 */
export async function begin<Answer>(
  deps: Deps,
  call: Call,
  fact: FactKind,
  work: (acting: Acting, caller: Caller) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await performBeginning({ deps, call, fact }, work);
  } catch (error) {
    deps.deedEnded?.(fact, { error });
    await recordOwnRefusal(deps, call, { action: factRule(fact).action, error });
    throw error;
  }
}
