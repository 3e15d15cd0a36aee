import { beforeEach, describe, expect, it } from 'vitest';
import { explainDifference } from '../../../services/house/differences.ts';
import { findDifference } from '../../../services/house/find-difference.ts';
import { runCheck } from '../../../services/house/checks.ts';
import { viewAdministration } from '../../../services/house/administration.ts';
import { recordAbsence } from '../../../services/people/absences.ts';
import {
  addClient,
  endClient,
  registerClientKey,
  revokeClientKey,
} from '../../../services/people/client-changes.ts';
import { endFunction, grantFunction } from '../../../services/people/functions.ts';
import { checkNames } from '../../../domain/house/checks.ts';
import { newJwk } from '../../helpers/client-keys.ts';
import { privateReport } from '../../helpers/private-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { functionAs, staffOf, unitIn } from '../../helpers/staff.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, life } = await stage();
const { clock, deps, raw, workerDeps } = system;
const { personId, functionIds } = staffOf(system);
const keeper = 'forvaltare.degerfors';
const nurse = 'skolskoterska.degerfors';

beforeEach(async () => {
  clock.set(monday);
  await raw.raw(`delete from absence_ending; delete from absence`);
  await raw.raw(`update assignment set valid_to = null, end_carried = false`);
});

const seen = async (by = keeper) => viewAdministration(deps, await system.as(by));
const end = async (login: string, to: string): Promise<void> => {
  const [id = ''] = await functionIds(login);
  await endFunction(deps, await system.as(keeper), id, { to });
};

describe('what an administrator has to do', () => {
  it('is to ask for sources of the settings, where nothing else is amiss', async () => {
    expect(await seen()).toEqual({
      overdueChecks: [],
      differences: [],
      unattended: [],
      keys: { ending: [], locked: [] },
      endingFunctions: [],
      assumedSettings: [
        'phone',
        'officeHours',
        'outOfHours.phone',
        'service.openReportMinutes',
        'service.openAcuteReportMinutes',
        'service.coSignWeekdays',
        'service.proposeMeetingTimesWeekdays',
        'service.followUpMeetingDays',
        'decider',
        'areas',
        'decisionGrounds',
      ],
    });
  });

  it('is to see to checks that did not come', async () => {
    await raw('check_run').update({ known_since: '2026-11-15T00:00:00.000Z' });
    await runCheck(workerDeps, { name: 'sweep', at: monday }, async () => 0);
    const { overdueChecks } = await seen();
    const others = checkNames.filter((name) => name !== 'sweep');
    await raw('check_run').update({ known_since: '2030-01-01T00:00:00.000Z' });
    expect(overdueChecks.map(({ name }) => name)).toEqual(others);
  });

  it('is to explain what differs, until somebody has', async () => {
    const municipalityId = deps.directory.municipalityByCode('1862')?.id ?? '';
    const counts = { day: '2026-11-15', sender: 'skolan', counts: { reportsSent: 2 } };
    const found = { outcome: 'counts', about: municipalityId, secret: counts } as const;
    await findDifference(workerDeps, { municipalityId, now: monday }, found, () => false);
    const { differences } = await seen();
    expect(differences).toEqual([{ id: expect.any(String), kind: 'counts', foundAt: monday }]);
    expect((await seen('forvaltare.kinda')).differences).toEqual([]);
    const why = { cause: 'mended', explanation: 'Arbetaren stod still.' } as const;
    await explainDifference(deps, await system.as(keeper), differences[0]?.id ?? '', why);
    expect((await seen()).differences).toEqual([]);
  });
});

describe('a function in which nobody is there', () => {
  const away = async (login: string, startsAt: string, endsAt: string): Promise<void> => {
    await recordAbsence(deps, await system.as(keeper), { login, startsAt, endsAt });
  };

  it('is told when its holder is away without a deputy, now or before the next look', async () => {
    await away(nurse, '2026-11-20T07:00:00.000Z', '2026-11-25T07:00:00.000Z');
    expect((await seen()).unattended).toEqual([
      {
        unitId: unitIn('degerfors', 'school'),
        unit: 'Exempelskolan i Degerfors',
        role: 'skolskoterska',
        from: '2026-11-20T07:00:00.000Z',
        until: '2026-11-25T07:00:00.000Z',
        because: 'away',
      },
    ]);
  });

  it('is not told where somebody steps in', async () => {
    await away('ifochef.degerfors', monday, '2026-11-25T07:00:00.000Z');
    await away('rektor.degerfors', monday, '2026-11-25T07:00:00.000Z');
    expect((await seen()).unattended).toEqual([]);
  });

  it('is told when she has left and nobody has come', async () => {
    await end(nurse, monday);
    expect((await seen()).unattended).toMatchObject([
      { role: 'skolskoterska', because: 'vacant', from: monday, until: null },
    ]);
  });

  it('tells nothing of cases: it is the same whether or not a duty is open in it', async () => {
    await end(nurse, monday);
    const before = await seen();
    await life.send({ ...privateReport() });
    expect(await seen()).toEqual(before);
  });
});

describe('a function that ends within fourteen days', () => {
  it('is told with whose it is, the first to end first', async () => {
    await end(nurse, '2026-11-30T09:00:00.000Z');
    await end('larare.degerfors', '2026-11-20T09:00:00.000Z');
    await end('larare2.degerfors', '2026-11-30T09:00:00.001Z');
    expect((await seen()).endingFunctions).toMatchObject([
      { personId: await personId('larare.degerfors'), role: 'teacher' },
      { role: 'skolskoterska', unit: 'Exempelskolan i Degerfors', to: '2026-11-30T09:00:00.000Z' },
    ]);
  });

  it('is not told when she goes on in it', async () => {
    await end(nurse, '2026-11-20T09:00:00.000Z');
    const goesOn = functionAs('skolskoterska', {
      unitId: unitIn('degerfors', 'school'),
      from: '2026-11-20T09:00:00.000Z',
    });
    await grantFunction(deps, await system.as(keeper), await personId(nurse), goesOn);
    expect((await seen()).endingFunctions).toEqual([]);
    await raw.raw(
      `delete from idempotency; delete from assignment where valid_from > '2026-01-01'`,
    );
  });
});

describe('a key of a system', () => {
  it('is told thirty days before it is over, unless another is good for longer', async () => {
    const call = () => system.as(keeper);
    const stated = {
      login: 'elevsystem',
      name: 'Elevsystemet',
      unitId: unitIn('degerfors', 'school'),
    };
    const { id } = await addClient(deps, await call(), stated);
    expect((await seen()).keys.locked).toMatchObject([{ clientId: id, name: 'Elevsystemet' }]);
    const key = async (expiresAt: string) =>
      registerClientKey(deps, await call(), id, { jwk: await newJwk(), expiresAt });
    const { id: keyId } = await key('2026-12-16T09:00:00.000Z');
    expect((await seen()).keys).toMatchObject({
      locked: [],
      ending: [{ keyId, clientId: id, expiresAt: '2026-12-16T09:00:00.000Z' }],
    });
    const { id: longer } = await key('2026-12-16T09:00:00.001Z');
    expect((await seen()).keys.ending).toEqual([]);
    await revokeClientKey(deps, await call(), longer);
    expect((await seen()).keys.ending).toHaveLength(1);
    await endClient(deps, await call(), id);
    expect((await seen()).keys).toEqual({ ending: [], locked: [] });
  });
});

it.each(['ifochef.degerfors', 'granskare.degerfors', 'rektor.degerfors', 'skolsystem.degerfors'])(
  'none of it is %s’s to see',
  async (by) => {
    expect(await refusal(seen(by))).toMatchObject({ status: 403 });
  },
);
