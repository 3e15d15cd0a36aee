import { logIn, type LogIn, type ProvenLogin } from '../../services/people/log-in.ts';
import {
  sessionByToken,
  type Present,
  type Visit,
} from '../../services/people/session-of-token.ts';
import { loa3, type TestSystem } from './system.ts';

export type Sessions = {
  /** Logs a seeded person in at the clock's instant. @returns the token; '' when nobody came in */
  readonly begin: (login: string, before?: string) => Promise<string>;
  readonly enter: (login: string, changes?: Partial<ProvenLogin>) => Promise<LogIn>;
  /** Somebody logs in because whoever is in the session of the token was to. */
  readonly proveAnew: (login: string, before: string) => Promise<LogIn>;
  readonly visit: (token: string | undefined) => Promise<Visit>;
  /** @throws Error when nobody is logged in by this token */
  readonly present: (token: string) => Promise<Present>;
};

const tokenOf = (outcome: LogIn): string => (outcome.is === 'in' ? outcome.token : '');

/** Sessions of a system, by its own clock. */
export function sessionsOf({ deps, clock }: TestSystem): Sessions {
  const visit = (token: string | undefined): Promise<Visit> =>
    sessionByToken(deps, token, clock.now());
  const enter = (login: string, changes: Partial<ProvenLogin> = {}): Promise<LogIn> => {
    const proven = { subject: login, assurance: loa3, loggedInAt: clock.now() };
    const came = { maxAgeSeconds: 28_800, before: undefined, expected: undefined };
    return logIn(deps, { ...proven, ...came, ...changes }, clock.now());
  };
  return {
    enter,
    begin: async (login, before) => tokenOf(await enter(login, { before })),
    proveAnew: async (login, before) => {
      const found = await visit(before);
      const expected = 'session' in found ? found.session.personId : undefined;
      return enter(login, { before, expected });
    },
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
