import { beginSession } from '../../services/people/begin-session.ts';
import {
  sessionByToken,
  type Present,
  type Visit,
} from '../../services/people/session-of-token.ts';
import { loa3, type TestSystem } from './system.ts';

export type Sessions = {
  /** Logs a seeded person in at the clock's instant. @returns the token; '' when nobody came in */
  readonly begin: (login: string, before?: string) => Promise<string>;
  readonly visit: (token: string | undefined) => Promise<Visit>;
  /** @throws Error when nobody is logged in by this token */
  readonly present: (token: string) => Promise<Present>;
};

/** What somebody comes from the login provider with, whose logins count for eight hours. */
export function proven(login: string, at: string, before?: string) {
  return { subject: login, assurance: loa3, loggedInAt: at, maxAgeSeconds: 28_800, before };
}

/** Sessions of a system, by its own clock. */
export function sessionsOf({ deps, clock }: TestSystem): Sessions {
  const visit = (token: string | undefined): Promise<Visit> =>
    sessionByToken(deps, token, clock.now());
  return {
    begin: async (login, before) =>
      (await beginSession(deps, proven(login, clock.now(), before), clock.now())) ?? '',
    visit,
    present: async (token) => {
      const found = await visit(token);
      if (found.is === 'here' || found.is === 'choosing') return found;
      throw new Error(`nobody is logged in: ${found.is}`);
    },
  };
}

/** Gives somebody another function, at the unit where she has one. @returns its id */
export async function anotherFunction(
  { raw }: TestSystem,
  login: string,
  role: string,
): Promise<string> {
  const id = crypto.randomUUID();
  await raw.raw(
    `insert into assignment (id, person_id, role, unit_id, organisation_id, municipality_id, valid_from)
     select ?, person_id, ?, unit_id, organisation_id, municipality_id, valid_from
     from assignment where person_id = (select id from person where subject = ?) limit 1`,
    [id, role, login],
  );
  return id;
}

/** Takes a function away, or all that somebody has, at an instant. */
export async function functionEnds(
  { raw, clock }: TestSystem,
  of: { readonly login: string; readonly id?: string },
): Promise<void> {
  await raw.raw(
    `update assignment set valid_to = :at
     where person_id = (select id from person where subject = :login) and id = coalesce(:id, id)`,
    { at: clock.now(), id: null, ...of },
  );
}
