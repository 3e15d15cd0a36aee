import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MunicipalitySettings } from '../../../domain/settings/settings.ts';
import { usualAreas } from '../../../domain/settings/areas.ts';
import { usualGrounds } from '../../../domain/settings/decision-grounds.ts';
import { viewIntake } from '../../../services/intake/intake-view.ts';
import { readDuties, type DutyRow } from '../../../database/duties/duty-store.ts';
import { loadDirectory } from '../../../services/directory.ts';
import { viewOwnSettings } from '../../../services/people/own-settings.ts';
import { parseSettings } from '../../../services/people/settings.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { lifeOf, type Life } from '../../helpers/living.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system } = await stage();
const officer = 'socialsekreterare1.degerfors';
const leader = 'ifochef.degerfors';

/** The next version of Degerfors' file, as somebody would write it: only what differs. */
const secondFile = JSON.stringify({
  code: '1862',
  name: 'Degerfors',
  version: 3,
  validFrom: '2026-11-18',
  approvedBy: 'socialnämnden',
  source: 'Socialnämndens beslut i november 2026',
  phone: '031-390 06 00',
  outOfHours: { rule: 'socialjour', phone: '031-390 06 19' },
  decider: 'ifoChef',
  service: { openReportMinutes: 30, proposeMeetingTimesWeekdays: 1 },
  signatories: { school: ['rektor'] },
  areas: usualAreas.toReversed().map(({ area, text }) => ({ area, text: text.toUpperCase() })),
  decisionGrounds: [
    ...usualGrounds,
    { key: 'own', for: 'open', text: 'Vår grund', means: 'Alltid.' },
  ],
});

const store = async (body: MunicipalitySettings): Promise<void> => {
  await system.raw.raw(
    `insert into settings (municipality_id, version, valid_from, valid_to, body, approved_by, source)
     select id, ?, ?, null, ?, ?, ? from municipality where code = ?`,
    [body.version, body.validFrom, JSON.stringify(body), body.approvedBy, body.source, body.code],
  );
};

const before = monday;
/** The next version is in force. */
const after = '2026-11-18T09:00:00.000Z';
let life: Life;
let deps: typeof system.deps;

beforeAll(async () => {
  await store(parseSettings(secondFile));
  deps = { ...system.deps, directory: await loadDirectory(system.deps.db) };
  life = lifeOf(system, deps);
});
beforeEach(() => system.clock.set(before));

const dutiesOf = (id: string): Promise<readonly DutyRow[]> =>
  system.raw.transaction((tx) => readDuties(tx, id));
const versions = async (id: string): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries(
    (await dutiesOf(id)).map(({ kind, settingsVersion }) => [kind, settingsVersion]),
  );
const dueOf = async (id: string, kind: string) =>
  (await dutiesOf(id)).find((duty) => duty.kind === kind)?.dueAt;

describe('a report that came in under one version of a file and goes on under the next', () => {
  it('has its earlier duties by the first and those opened since by the second', async () => {
    const { id } = await life.send();
    system.clock.set(after);
    await life.bring(id, 'assess');
    expect(await versions(id)).toMatchObject({
      openReport: 2,
      decideOnInvestigation: 2,
      coSign: 2,
      proposeMeetingTimes: 3,
      holdJointMeeting: 3,
    });
    expect(await dueOf(id, 'openReport')).toBe('2026-11-16T10:00:00.000Z');
    // One weekday from Wednesday; three would have been until Monday.
    expect(await dueOf(id, 'proposeMeetingTimes')).toBe('2026-11-19T23:00:00.000Z');
  });

  it('keeps what belongs to the report: who is asked, who decides, by which words', async () => {
    const { id } = await life.until('open', 'assign');
    system.clock.set(after);
    const hers = life.playedBy({ holder: officer });
    await hers.assess(id);
    const { areas } = await viewIntake(deps, await system.as(leader), id);
    expect(areas[0]?.text).toBe('hälsa');
    expect(
      await refusal(hers.decide(id, { grounds: [{ ground: 'own', reason: 'x' }] })),
    ).toMatchObject({ code: 'unknown-ground' });
    await hers.decide(id);
    expect((await dutiesOf(id)).filter(({ kind }) => kind === 'coSign')).toHaveLength(3);
  });

  it('moves no legal day: both versions have the same fourteen days', async () => {
    const { id } = await life.send();
    system.clock.set(after);
    const later = await life.send();
    expect(await dueOf(id, 'decideOnInvestigation')).toBe('2026-11-30T23:00:00.000Z');
    expect(await dueOf(later.id, 'decideOnInvestigation')).toBe('2026-12-02T23:00:00.000Z');
  });
});

describe('settings that have run out, with none after them', () => {
  const runOut = async (validTo: string): Promise<typeof system.deps> => {
    const undone = await system.raw.transaction();
    await undone.raw(`update settings set body = body || jsonb_build_object('validTo', ?::text)`, [
      validTo,
    ]);
    const directory = await loadDirectory(undone);
    await undone.rollback();
    return { ...system.deps, directory };
  };

  it('stop no report: those that held last go on, from the day that is said', async () => {
    const forgetful = lifeOf(system, await runOut('2026-11-19'));
    system.clock.set('2027-02-01T09:00:00.000Z');
    const { id } = await forgetful.until('open', 'assess');
    expect(await versions(id)).toMatchObject({ openReport: 3, proposeMeetingTimes: 3 });
  });

  it('nor do those of which none has begun', async () => {
    const { directory } = await runOut('2026-11-19');
    const [first] = directory.municipalities;
    expect(directory.settingsInForce(first?.id ?? '', '1999-01-01').version).toBeGreaterThan(0);
  });
});

describe('one municipality is changed by its file alone', () => {
  it('in who is asked, how soon, who decides, and by which words; another is not', async () => {
    system.clock.set(after);
    const { id } = await life.until('open', 'assign');
    expect((await dutiesOf(id)).filter(({ kind }) => kind === 'coSign')).toHaveLength(1);
    expect(await dueOf(id, 'openReport')).toBe('2026-11-18T09:30:00.000Z');
    const hers = life.playedBy({ holder: officer });
    await hers.assess(id);
    expect((await viewIntake(deps, await system.as(leader), id)).areas[0]).toMatchObject({
      area: 'socialNetwork',
      text: 'SOCIALT NÄTVERK',
    });
    expect(await refusal(hers.decide(id))).toMatchObject({ code: 'decider-is-ifo-chef' });
    await life.decide(id, { grounds: [{ ground: 'own', reason: 'Så har nämnden bestämt.' }] });

    const elsewhere = await life
      .saying({ send: { municipalityCode: '0513', child: sampleReport().child } })
      .send();
    expect(await dueOf(elsewhere.id, 'openReport')).toBe('2026-11-18T10:00:00.000Z');
  });

  it('and shows it as the settings in force, from their first day', async () => {
    const shown = async () => viewOwnSettings(deps, await system.as(leader));
    expect(await shown()).toMatchObject({ version: 2, decider: 'officer' });
    system.clock.set(after);
    expect(await shown()).toMatchObject({ version: 3, decider: 'ifoChef' });
  });
});
