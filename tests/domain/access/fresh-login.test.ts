import { describe, expect, it } from 'vitest';
import type { Actor, PersonActor } from '../../../domain/access/actor.ts';
import { demandFreshLogin } from '../../../domain/access/fresh-login.ts';
import { permissions } from '../../../domain/areas.ts';
import { LoginTooOld } from '../../../domain/errors.ts';
import { actions } from '../../../domain/kinds.ts';

const loggedInAt = '2026-11-16T09:00:00.000Z';
const rektor: PersonActor = {
  is: 'person',
  personId: 'p1',
  assignment: {
    id: 'a1',
    role: 'rektor',
    unitId: 'u1',
    organisationId: 'o1',
    municipalityId: 'm1',
    deputyFor: null,
    needToKnow: false,
  },
  assurance: 'loa3',
  loggedInAt,
};
const client: Actor = {
  is: 'client',
  clientId: 'c1',
  organisationId: 'o1',
  municipalityId: 'm1',
  unitId: 'u1',
};
const after = (minutes: number, milliseconds = 0): string =>
  new Date(Date.parse(loggedInAt) + minutes * 60_000 + milliseconds).toISOString();

describe('a fresh login', () => {
  it('is asked for by signing and deciding and by nothing else, least of all by sending', () => {
    const asking = actions.filter((action) => permissions[action].freshLogin);
    expect(asking).toEqual(['report.sign', 'decision.make', 'decision.change', 'decision.extend']);
  });

  it.each(['report.sign', 'decision.make'] as const)(
    'is one of a quarter of an hour for %s, give or take the 30 s between two clocks',
    (action) => {
      const demand = (at: string) => () => demandFreshLogin({ actor: rektor, at, action }, 900);
      for (const at of [after(-1), after(0), after(15), after(15.5)])
        expect(demand(at)).not.toThrow();
      for (const at of [after(15.5, 1), after(16), after(60 * 24 * 20)]) {
        expect(demand(at)).toThrow(LoginTooOld);
      }
    },
  );

  it('is one of as long as the setting says', () => {
    const deed = { actor: rektor, at: after(5), action: 'report.sign' } as const;
    expect(() => demandFreshLogin(deed, 300)).not.toThrow();
    expect(() => demandFreshLogin(deed, 60)).toThrow(new LoginTooOld(60));
  });

  it('is not asked of whoever does something else, nor of a client or the system', () => {
    const at = after(60 * 8);
    for (const action of actions) {
      for (const actor of [client, { is: 'system', part: 'ladder' }] as const) {
        expect(() => demandFreshLogin({ actor, at, action }, 900)).not.toThrow();
      }
    }
    for (const action of ['report.send', 'report.readContent', 'feedback.give'] as const) {
      expect(() => demandFreshLogin({ actor: rektor, at, action }, 900)).not.toThrow();
    }
  });
});
