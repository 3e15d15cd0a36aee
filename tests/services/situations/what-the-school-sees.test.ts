import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../../database/transaction.ts';
import { listSituations, viewSituation } from '../../../services/situations/situation-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import type { Deps } from '../../../services/acting/deps.ts';
import { lifeOf } from '../../helpers/living.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { countRows, select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { situationOf } from '../../helpers/stream-rows.ts';

/**
 * What the school sees of an acute situation (routine §8): that a meeting is to be held, for a
 * reason that says nothing, and nothing at all through which it could tell what social services
 * found, or that there is a report that somebody was kept from.
 */
const { system, life } = await stage();
beforeEach(() => system.clock.set(monday));

const rektor = 'rektor.degerfors';
const deputy = 'bitrrektor.degerfors';
const leader = 'ifochef.degerfors';
const page = { limit: 50, offset: 0 };
const acute = { acute: { ...sampleReport().acute, danger: 'yes' } } as const;
const without = (...exclude: readonly string[]): Partial<ReportContent> => ({
  coSigning: { exclude },
});
const head = { function: 'rektor', name: null } as const;
const invitation = { time: '2026-12-01T12:00:00.000Z', invited: [head] };

/** The API's services on a connection that no row-level security binds: the first fence alone. */
const unfenced: Deps = { ...system.deps, db: system.raw };

const listed = async (login: string, deps = system.deps): Promise<readonly string[]> =>
  (await listSituations(deps, await system.as(login), page)).items.map(({ id }) => id);
const view = async (login: string, id: string, deps = system.deps) =>
  viewSituation(deps, await system.as(login), id);
const named = async (login: string, reportId: string, deps = system.deps) =>
  (await viewReport(deps, await system.as(login), reportId)).acuteSituationId;

const tables = [
  'stream',
  'lane',
  'acute_situation',
  'acute_situation_report',
  'data_key',
  'audit_event',
];
const keyOf: Readonly<Record<string, string>> = {
  stream: 'id',
  acute_situation: 'id',
  acute_situation_report: 'situation_id',
};
/** Rows that tell of the situation, as raw SQL of the API's role behind this login's fence. */
const rowsBehindTheFence = async (login: string, id: string): Promise<readonly string[]> =>
  inTransaction(system.deps.db, await system.actor(login), async (tx) => {
    const found = [];
    for (const table of [...tables, 'fact', 'duty', 'duty_rung', 'letter']) {
      const sql = `select from ?? where ${keyOf[table] ?? 'stream_id'} = ?`;
      const seen = await select(tx, sql, [table, id]);
      if (seen.length > 0) found.push(table);
    }
    const locked = await select(tx, `select from lock_stream(?)`, [id]);
    if (locked.length > 0) found.push('lock_stream');
    return found;
  });

/** Everything by which somebody could tell that there is such a situation. */
const isHiddenFrom = async (login: string, id: string): Promise<void> => {
  const at = { situationId: id };
  for (const deps of [system.deps, unfenced]) {
    expect(await listed(login, deps)).not.toContain(id);
    const doings = lifeOf(system, deps).as(login);
    const tries = [
      () => view(login, id, deps),
      () => doings.planFollowUp(at, invitation),
      () => doings.holdFollowUp(at),
    ];
    for (const attempt of tries) expect([login, await refusal(attempt())]).toEqual([login, hidden]);
  }
  expect([login, await rowsBehindTheFence(login, id)]).toEqual([login, []]);
};
const isShownTo = async (login: string, id: string): Promise<void> => {
  for (const deps of [system.deps, unfenced]) {
    expect(await listed(login, deps)).toContain(id);
    expect((await view(login, id, deps)).id).toBe(id);
  }
};

const found = {
  'the assessment found': { until: ['open', 'assess'], says: { assess: { immediateNeed: 'yes' } } },
  'an officer opened': { until: ['open', 'openSituation'], says: {} },
} as const;
type Found = keyof typeof found;

/** A situation that the report itself did not tell of. */
const foundOne = async (how: Found, words: Partial<ReportContent> = {}) => {
  const { until, says } = found[how];
  const { id } = await life.saying({ ...says, send: words }).until(...until);
  return { id, situationId: await situationOf(system, id) };
};

describe.each(Object.keys(found) as readonly Found[])('a situation that %s', (how) => {
  it('does not exist for the school before its first meeting is planned', async () => {
    const before = await listed(rektor);
    const { id, situationId } = await foundOne(how);
    await isHiddenFrom(rektor, situationId);
    await isHiddenFrom(deputy, situationId);
    expect(await listed(rektor)).toEqual(before);
    for (const deps of [system.deps, unfenced]) {
      expect(await named(rektor, id, deps)).toBeNull();
      expect(await named('larare.degerfors', id, deps)).toBeNull();
    }
    expect(await named('skolsystem.degerfors', (await clientsReport(how)).id)).toBeNull();
  });

  it('leaves nothing in the school’s part of the report’s trail', async () => {
    const { id } = await foundOne(how);
    const kinds = await inTransaction(system.deps.db, await system.actor(rektor), (tx) =>
      select<{ kind: string }>(tx, `select kind from audit_event where stream_id = ?`, [id]),
    );
    const told = kinds.map(({ kind }) => kind);
    expect(told).toContain('reportSent');
    expect(told).not.toContain('protectionAssessed');
    expect(told).not.toContain('situationOpened');
  });

  it('is then shown as from that day, with a reason that says nothing', async () => {
    const { id, situationId } = await foundOne(how);
    system.clock.advance({ days: 3 });
    const planned = system.clock.now();
    await life.planFollowUp({ situationId }, invitation);
    await isShownTo(rektor, situationId);
    expect(await named(rektor, id)).toBe(situationId);
    const seen = await view(rektor, situationId);
    expect(seen).toMatchObject({ because: 'acuteSituation', openedAt: planned, reports: [] });
    expect(JSON.stringify(seen)).not.toContain(monday.slice(0, 10));
    const { items } = await listSituations(system.deps, await system.as(rektor), page);
    expect(items.find((one) => one.id === situationId)).toMatchObject({
      because: 'acuteSituation',
      openedAt: planned,
    });
    expect((await view(leader, situationId)).openedAt).toBe(monday);
  });

  it('stands in the list by when the school was told, not by when it was found', async () => {
    const first = await foundOne(how);
    system.clock.advance({ hours: 1 });
    const second = await foundOne(how);
    for (const { situationId } of [second, first]) {
      system.clock.advance({ hours: 1 });
      await life.planFollowUp({ situationId }, invitation);
    }
    const ids = [first.situationId, second.situationId];
    expect((await listed(rektor)).filter((id) => ids.includes(id))).toEqual(ids);
    expect((await listed(leader)).filter((id) => ids.includes(id))).toEqual(ids.toReversed());
  });

  it('stays hidden from whom the author kept the report from, planned or not', async () => {
    const { situationId } = await foundOne(how, without('rektor'));
    await life.planFollowUp({ situationId }, invitation);
    await isHiddenFrom(rektor, situationId);
    await isHiddenFrom(deputy, situationId);
  });
});

/** The agency's own system sent it. */
const clientsReport = async (how: Found) => {
  const { until, says } = found[how];
  const client = life.playedBy({ author: 'skolsystem.degerfors' }).saying(says);
  return client.until(...until);
};

describe('a situation that the report told of', () => {
  const sent = async (words: Partial<ReportContent>, author = 'larare.degerfors') =>
    situationOf(system, (await life.as(author).send({ ...acute, ...words })).id);

  it('is the school’s to see at once, and why it was opened is not said', async () => {
    const id = await sent({});
    await isShownTo(rektor, id);
    await isShownTo(deputy, id);
    expect(await view(rektor, id)).toMatchObject({ because: 'acuteSituation', openedAt: monday });
    expect((await view(leader, id)).because).toBe('reportedAcute');
  });

  it('does not exist for a function that the author kept the report from, nor for its deputy', async () => {
    const id = await sent(without('rektor'));
    await isHiddenFrom(rektor, id);
    await isHiddenFrom(deputy, id);
    await life.planFollowUp({ situationId: id }, invitation);
    await isHiddenFrom(rektor, id);
  });

  it('is shown to it once the leader has invited that function by name', async () => {
    const id = await sent(without('rektor', 'kurator'));
    await life.planFollowUp({ situationId: id }, { ...invitation, invited: [head] });
    await life.planFollowUp({ situationId: id }, { ...invitation, invitedFunctions: ['kurator'] });
    await isHiddenFrom(rektor, id);
    await life.planFollowUp({ situationId: id }, { ...invitation, invitedFunctions: ['rektor'] });
    await isShownTo(rektor, id);
    await isShownTo(deputy, id);
    await life.planFollowUp({ situationId: id }, invitation);
    await isShownTo(rektor, id);
  });

  it('tells the leader which functions to name, and the school of nobody who was left out', async () => {
    const id = await sent(without('kurator'));
    expect((await view(leader, id)).keptFrom).toEqual(['kurator']);
    expect((await view(rektor, id)).keptFrom).toEqual([]);
  });

  it('is not the rektor’s when a school nurse reported, who asks nobody', async () => {
    const id = await sent({}, 'skolskoterska.degerfors');
    await isHiddenFrom(rektor, id);
  });

  it('is kept from a function whether or not the municipality asks for its signature', async () => {
    const id = await sent({ ...without('rektor'), agencyKind: 'police' });
    await isHiddenFrom(rektor, id);
  });

  it('stays its author’s, also when she left out her own function', async () => {
    const id = await sent(without('rektor'), rektor);
    await isShownTo(rektor, id);
    await isHiddenFrom(deputy, id);
  });

  it('can be sent by whoever it is hidden from afterwards: no report is refused for it', async () => {
    for (const author of ['kurator.degerfors', 'skolsystem.degerfors', deputy]) {
      expect(await sent(without('rektor', 'kurator', 'skolskoterska'), author)).toBeTruthy();
    }
  });
});

describe('a situation of a new worry in a supplement', () => {
  it('is kept from whom its first report was kept from', async () => {
    const nurse = life.playedBy({ author: 'skolskoterska.degerfors' });
    for (const from of [nurse, life.saying({ send: without('rektor') })]) {
      const at = await from.until('open', 'supplement');
      await life.readSupplement(at, { newWorry: true });
      const [link] = await select<{ id: string }>(
        system.raw,
        `select from_id as id from report_link where to_id = ? and kind = 'supplements'`,
        [at.reportId],
      );
      await life.assess(link?.id ?? '', { immediateNeed: 'yes' });
      const situationId = await situationOf(system, link?.id ?? '');
      await life.planFollowUp({ situationId }, invitation);
      await isHiddenFrom(rektor, situationId);
    }
  });
});

describe('the id of a situation', () => {
  it('is random: it carries no time', async () => {
    const { situationId } = await foundOne('the assessment found');
    expect(situationId.charAt(14)).toBe('4');
    const { id } = await life.send(acute);
    expect((await situationOf(system, id)).charAt(14)).toBe('4');
  });
});

describe('a person who steps in for a function that was left out', () => {
  it('is kept out in her own function too, until either is invited by name', async () => {
    const person = randomUUID();
    await system.raw.raw(
      `insert into person (id, subject, given_name, family_name, title)
       values (?, 'rektor4.degerfors', 'Alva', 'Prov', 'Rektor')`,
      [person],
    );
    await system.raw.raw(
      `insert into assignment (id, person_id, role, unit_id, organisation_id, municipality_id, deputy_for, valid_from)
       select ?, ?, 'rektor', unit_id, organisation_id, municipality_id, 'kurator', valid_from
       from assignment a join person p on p.id = a.person_id where p.subject = ?`,
      [randomUUID(), person, rektor],
    );
    const { id: reportId } = await life.send({ ...acute, ...without('kurator') });
    const id = await situationOf(system, reportId);
    await isShownTo(rektor, id);
    await isHiddenFrom('rektor4.degerfors', id);
    await life.planFollowUp({ situationId: id }, { ...invitation, invitedFunctions: ['kurator'] });
    await isShownTo('rektor4.degerfors', id);
    expect(await countRows(system.raw, 'acute_situation')).toBeGreaterThan(0);
  });
});
