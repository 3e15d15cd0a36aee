import { sideOfRole } from '../../domain/access/roles.ts';
import { Invalid } from '../../domain/errors.ts';
import { functionsOfLogin } from '../../database/people/people-store.ts';
import type { Acting } from '../acting/acting.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import {
  beginConsultation,
  nameOf,
  type Asked,
  type ConsultationBegun,
} from './begin-consultation.ts';
import { refuseNumbers } from './refuse-numbers.ts';

export type TakenCall = {
  /** Who called, in the officer's words. */
  readonly caller: string;
  /** The caller's login, when it is somebody at a school who has one: she then sees what was said. */
  readonly login: string | null;
  readonly question: string;
  readonly answer: string;
};

const nobody = { organisationId: null, askerUnitId: null, askerId: null } as const;

const callerWith = async (
  { deps, tx, call }: Acting,
  municipalityId: string,
  login: string | null,
): Promise<Pick<Asked, keyof typeof nobody>> => {
  if (login === null) return nobody;
  const held = await functionsOfLogin(tx, { municipalityId, at: call.at, login });
  const found = held.find(({ role }) => sideOfRole(role) === 'sender');
  if (!found) {
    throw new Invalid('unknown-colleague', {
      errors: [{ pointer: '#/body/login', code: 'unknown-colleague' }],
    });
  }
  const { organisationId } = deps.directory.unit(found.unitId);
  return { organisationId, askerUnitId: found.unitId, askerId: found.personId };
};

/**
 * Writes down a call about a worry: asked and answered at once, by the officer who answered
 * (routine §0).
 *
 * @throws Forbidden for all but social services' intake; Invalid `identity-number`,
 *   `unknown-colleague` for a login that nobody at a school of the municipality has
 */
export function takeConsultationCall(
  deps: Deps,
  call: Call,
  { login, ...said }: TakenCall,
): Promise<ConsultationBegun> {
  return beginConsultation(deps, call, 'consultationTaken', {
    asked: async (acting, { assignment: { municipalityId } }) => {
      refuseNumbers(said);
      const asker = await callerWith(acting, municipalityId, login);
      return { ...asker, way: 'phone', fromDraft: false };
    },
    record: async (file, id) => {
      const by = await nameOf(file.acting);
      return file.record('consultationTaken', { id, secret: { ...said, by } });
    },
  });
}
