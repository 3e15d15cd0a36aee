import { NotFound } from '../../domain/errors.ts';
import { readNotices, type ReceivedNotice } from '../../database/duties/notice-store.ts';
import { personById } from '../../database/people/people-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actorsOf, functionView, type FunctionView, type PersonLogin } from './logins.ts';
import { lookUp } from '../acting/look-across.ts';

/**
 * One notice *you have a task*: by which rung, since when, and the duty that it is about. She
 * cannot look up a duty of the other side, so such a notice names the report or situation instead.
 * No notice carries a word of its case.
 */
export type NoticeView = Pick<ReceivedNotice, 'rung' | 'madeAt'> &
  (
    | { readonly dutyId: string; readonly streamId?: never }
    | { readonly streamId: string; readonly dutyId?: never }
  );

export type MyView =
  | {
      readonly is: 'person';
      readonly personId: string;
      readonly login: string;
      readonly givenName: string;
      readonly familyName: string;
      readonly title: string;
      readonly assurance: string;
      /** The function that this request acts in. */
      readonly function: FunctionView;
      readonly functions: readonly FunctionView[];
      readonly notices: readonly NoticeView[];
    }
  | {
      readonly is: 'client';
      readonly clientId: string;
      readonly unit: string;
      readonly organisation: string;
      readonly municipality: string;
    };

const functionsOf = async (
  deps: Deps,
  call: Call,
  login: PersonLogin,
): Promise<readonly FunctionView[]> =>
  (await actorsOf(deps, login, call.at)).map((actor) => functionView(deps, actor));

const newestNotices = 50;

const noticesTo = async (tx: Tx, personId: string): Promise<readonly NoticeView[]> =>
  (await readNotices(tx, personId, newestNotices)).map(({ dutyId, streamId, ...when }) => ({
    ...(dutyId === null ? { streamId } : { dutyId }),
    ...when,
  }));

/** Shows whom the system takes the caller to be, and her 50 newest notices, newest first. */
export function viewMe(deps: Deps, call: Call): Promise<MyView> {
  return lookUp(deps, call, 'me.read', async (tx, actor): Promise<MyView> => {
    const { directory } = deps;
    if (actor.is === 'client') {
      return {
        is: 'client',
        clientId: actor.clientId,
        unit: directory.unit(actor.unitId).name,
        organisation: directory.organisation(actor.organisationId).name,
        municipality: directory.municipality(actor.municipalityId).name,
      };
    }
    const person = await personById(tx, actor.personId, call.at);
    if (!person) throw new NotFound();
    const { login, givenName, familyName, title } = person;
    const { personId, assurance, loggedInAt } = actor;
    return {
      is: 'person',
      personId,
      login,
      givenName,
      familyName,
      title,
      assurance,
      function: functionView(deps, actor),
      functions: await functionsOf(deps, call, { subject: login, assurance, loggedInAt }),
      notices: await noticesTo(tx, personId),
    };
  });
}
