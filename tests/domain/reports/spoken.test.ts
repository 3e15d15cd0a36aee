import { describe, expect, it } from 'vitest';
import type { Actor, PersonActor } from '../../../domain/access/actor.ts';
import { isTooFarBack, mayConfirm, receivedAt } from '../../../domain/reports/spoken.ts';

const caller: PersonActor = {
  is: 'person',
  personId: 'caller',
  assignment: {
    id: 'assignment',
    role: 'teacher',
    unitId: 'school-1',
    organisationId: 'education-1',
    municipalityId: 'municipality-1',
    deputyFor: null,
    needToKnow: false,
  },
  assurance: 'loa3',
  loggedInAt: '2026-11-16T09:00:00.000Z',
};
const told = { channel: 'phone', callerPersonId: 'caller', senderOrganisationId: 'education-1' };
const elsewhere = { ...caller.assignment, organisationId: 'education-2' };

describe('what was told is confirmed', () => {
  it.each<readonly [who: string, actor: Actor, of: object, may: boolean]>([
    ['by the caller', caller, {}, true],
    ['of a visit too', caller, { channel: 'visit' }, true],
    ['by no colleague', { ...caller, personId: 'colleague' }, {}, false],
    ['not in a function at another authority', { ...caller, assignment: elsewhere }, {}, false],
    ['where no caller is known, by nobody', caller, { callerPersonId: null }, false],
    ['where it was sent, by nobody', caller, { channel: 'api' }, false],
    [
      'by no system',
      {
        is: 'client',
        clientId: 'caller',
        organisationId: 'education-1',
        municipalityId: 'municipality-1',
        unitId: 'school-1',
      },
      {},
      false,
    ],
  ])('%s', (_, actor, of, may) => {
    expect(mayConfirm(actor, { ...told, ...of })).toBe(may);
  });
});

describe('when it came in', () => {
  it('is the minute of a call, and the beginning of the local day of a letter', () => {
    const at = '2026-11-15T01:20:00.000Z';
    expect(receivedAt({ how: 'phone', at })).toBe(at);
    expect(receivedAt({ how: 'paper', on: '2026-11-15' })).toBe('2026-11-14T23:00:00.000Z');
    expect(receivedAt({ how: 'paper', on: '2026-07-15' })).toBe('2026-07-14T22:00:00.000Z');
  });

  it('is at most 31 days ago, counted by local days', () => {
    const now = '2026-11-16T09:00:00.000Z';
    // Summer time ended in between.
    expect(isTooFarBack('2026-10-15T22:00:00.000Z', now)).toBe(false);
    expect(isTooFarBack('2026-10-15T21:59:59.999Z', now)).toBe(true);
  });
});
