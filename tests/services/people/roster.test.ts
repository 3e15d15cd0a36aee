import { beforeEach, describe, expect, it } from 'vitest';
import { endAbsence, recordAbsence } from '../../../services/people/absences.ts';
import { viewRoster } from '../../../services/people/roster.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';

const chief = 'ifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
/** She works four days a week, on Wednesdays until noon. */
const partTime = 'socialsekreterare2.degerfors';

const { system } = await stage();
beforeEach(() => system.clock.set(monday));

const roster = async (login: string) => viewRoster(system.deps, await system.as(login));
const onDuty = async (at: string): Promise<readonly string[]> => {
  system.clock.set(at);
  const { people } = await roster(chief);
  return people.filter((one) => one.onDuty).map(({ login }) => login.replace('.degerfors', ''));
};
const everybody = ['bitrifochef', 'ifochef', 'socialsekreterare1', 'socialsekreterare2'];

describe('the roster', () => {
  it.each<readonly [when: string, at: string, there: readonly string[]]>([
    ['on a Monday at ten', monday, everybody],
    ['a minute before the office opens', '2026-11-16T06:59:00.000Z', []],
    ['when it opens', '2026-11-16T07:00:00.000Z', everybody],
    ['when it closes', '2026-11-16T15:30:00.000Z', []],
    ['on a Wednesday afternoon', '2026-11-18T12:00:00.000Z', everybody.slice(0, 3)],
    ['on a Friday', '2026-11-20T09:00:00.000Z', everybody.slice(0, 3)],
    ['on a Saturday', '2026-11-21T09:00:00.000Z', []],
    ['on a public holiday, a Wednesday (trettondedag jul)', '2027-01-06T09:00:00.000Z', []],
    ['on Christmas Eve, a Thursday', '2026-12-24T09:00:00.000Z', []],
  ])('says who is on duty %s', async (_, at, there) => {
    expect((await onDuty(at)).toSorted()).toEqual(there);
  });

  it('shows today’s hours and absences, and none of another day', async () => {
    const later = { startsAt: '2026-11-18T07:00:00.000Z', endsAt: '2026-11-18T15:30:00.000Z' };
    const today = { startsAt: '2026-11-16T08:00:00.000Z', endsAt: '2026-11-16T12:00:00.000Z' };
    for (const absence of [later, today]) {
      const call = await system.as(officer);
      await recordAbsence(system.deps, call, { login: officer, ...absence });
    }
    const lineOf = async (login: string) =>
      (await roster(chief)).people.find((one) => one.login === login);
    expect(await lineOf(officer)).toMatchObject({
      role: 'officer',
      hours: { opens: '08:00', closes: '16:30' },
      onDuty: false,
      absences: [today],
    });
    const back = { login: officer, endsAt: '2026-11-16T10:00:00.000Z' };
    await endAbsence(system.deps, await system.as(officer), back);
    expect(await lineOf(officer)).toMatchObject({
      absences: [{ startsAt: today.startsAt, endsAt: back.endsAt }],
    });
    system.clock.set('2026-11-20T09:00:00.000Z');
    expect(await lineOf(partTime)).toMatchObject({ hours: null, onDuty: false });
  });

  it.each([
    [officer, 'IFO mottagning Degerfors'],
    ['rektor.degerfors', 'Exempelskolan i Degerfors'],
    ['forvaltare.degerfors', 'IFO mottagning Degerfors'],
  ])('is to %s that of %s', async (login, unit) => {
    expect((await roster(login)).unit).toBe(unit);
  });

  it.each(['larare.degerfors', 'granskare.degerfors', 'skolsystem.degerfors'])(
    'is not for %s (403)',
    async (login) => {
      expect(await refusal(roster(login))).toMatchObject({
        status: 403,
        details: { rule: 'roster.read' },
      });
    },
  );
});
