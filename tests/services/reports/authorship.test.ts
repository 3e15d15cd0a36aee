import { beforeEach, describe, expect, it } from 'vitest';
import { listDifferences } from '../../../services/house/differences.ts';
import { listInMyName, stateAuthorship } from '../../../services/reports/authorship.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { tellDenials } from '../../../services/waking/tell-denials.ts';
import { inTransaction } from '../../../database/transaction.ts';
import { lifeOf, type Life } from '../../helpers/living.ts';
import { recordsOf, type Records } from '../../helpers/records.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { countRows, select, sqlState } from '../../helpers/sql.ts';
import { monday } from '../../helpers/stage.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';

const teacher = 'larare.degerfors';
const agency = 'skolsystem.degerfors';

let system: TestSystem;
let life: Life;
let records: Records;
beforeEach(async () => {
  system = await createTestSystem(monday);
  life = lifeOf(system);
  records = recordsOf(system);
  return () => system.close();
});

const sendsFor = async (email: string | null, by = agency) => {
  const reporter = { ...sampleReport().reporter, email };
  return life.as(by).send({ reporter });
};
const emailOf = (login: string) => `${login}@example.se`;
const authorOf = async (id: string) =>
  (
    await select<{ author: string | null }>(
      system.raw,
      'select author_person_id as author from report where id = ?',
      [id],
    )
  )[0]?.author;
const inNameOf = async (login: string) =>
  (await listInMyName(system.deps, await system.as(login), { limit: 20, offset: 0 })).items;
const states = async (login: string, id: string, answer: 'claimed' | 'denied' = 'claimed') =>
  stateAuthorship(system.deps, await system.as(login), id, { answer });
const differences = async (login = 'ifochef.degerfors') =>
  (await listDifferences(system.deps, await system.as(login), { limit: 50, offset: 0 })).items;

describe('a report that an agency’s system sent in somebody’s name (routine §1.8)', () => {
  it('is hers to see by her exact work e-mail, and tells nothing of the child', async () => {
    const { id, reference, receivedAt } = await sendsFor(` ${emailOf(teacher).toUpperCase()} `);
    expect(await inNameOf(teacher)).toEqual([
      { id, reference, receivedAt, municipality: 'Degerfors' },
    ]);
    expect(await refusal(viewReport(system.deps, await system.as(teacher), id))).toEqual(hidden);
  });

  it.each([
    ['a colleague at the same unit', 'rektor.degerfors', teacher],
    ['somebody of nearly that address', teacher, 'larar.degerfors'],
  ])('is nothing to %s, who learns not even that it is there', async (_, who, named) => {
    const { id } = await sendsFor(emailOf(named));
    expect(await inNameOf(who)).toEqual([]);
    expect(await refusal(states(who, id))).toEqual(hidden);
  });

  it('is nothing to somebody of that address at another unit', async () => {
    const { id } = await sendsFor(emailOf('larare.nordanstig'));
    expect(await inNameOf('larare.nordanstig')).toEqual([]);
    expect(await refusal(states('larare.nordanstig', id))).toEqual(hidden);
  });

  it('is in nobody’s name when it names no e-mail, or a person sent it herself', async () => {
    await sendsFor(null);
    await sendsFor('unknown');
    const { id } = await life.as(teacher).send();
    expect(await countRows(system.raw, 'asserted_author')).toBe(0);
    expect(await refusal(states(teacher, id))).toMatchObject({ status: 403 });
  });

  it('is hers when she claims it: she reads it, is answered, and is the author whom letters name', async () => {
    const { id } = await sendsFor(emailOf(teacher));
    await states(teacher, id);
    const call = await system.as(teacher);
    expect(await viewReport(system.deps, call, id)).toMatchObject({
      mine: true,
      authorship: 'claimed',
    });
    expect(await viewContent(system.deps, call, id)).toHaveProperty('content.child');
    expect(await authorOf(id)).toBe(await records.personId(teacher));
    expect(await inNameOf(teacher)).toEqual([]);
  });

  it('stays the system’s as well, which sees who answers for it', async () => {
    const { id } = await sendsFor(emailOf(teacher));
    const view = async () => viewReport(system.deps, await system.as(agency), id);
    expect((await view()).authorship).toBe('asserted');
    await states(teacher, id);
    expect((await view()).authorship).toBe('claimed');
  });

  it('is answered once (409)', async () => {
    const { id } = await sendsFor(emailOf(teacher));
    await states(teacher, id);
    expect(await refusal(states(teacher, id, 'denied'))).toMatchObject({
      status: 409,
      code: 'already-stated',
      details: { current: 'claimed' },
    });
  });
});

describe('“that was not me”', () => {
  it('gives her nothing, and the report goes on as it was', async () => {
    const { id } = await sendsFor(emailOf(teacher));
    await states(teacher, id, 'denied');
    expect(await refusal(viewReport(system.deps, await system.as(teacher), id))).toEqual(hidden);
    expect(await inNameOf(teacher)).toEqual([]);
    expect((await records.report(id)).status).toBe('received');
    await life.open(id);
    const officer = await system.as('ifochef.degerfors');
    expect((await viewReport(system.deps, officer, id)).authorship).toBe('denied');
  });

  it('has to be explained by the house the same day, once', async () => {
    const { id, reference } = await sendsFor(emailOf(teacher));
    await states(teacher, id, 'denied');
    expect(await tellDenials(system.workerDeps, monday)).toBe(1);
    expect(await tellDenials(system.workerDeps, monday)).toBe(0);
    for (const login of ['ifochef.degerfors', 'forvaltare.degerfors']) {
      expect(await differences(login)).toMatchObject([
        { kind: 'deniedAuthor', of: { day: '2026-11-16', reference }, explained: null },
      ]);
    }
    const house = await select<{ id: string }>(
      system.raw,
      `select id from stream where kind = 'houseDuty'`,
    );
    expect(await records.dutyOf(house[0]?.id ?? '', 'explainDifference')).toMatchObject({
      state: 'open',
    });
  });
});

describe('by the database as well', () => {
  it('nobody finds or claims a report without the keyed hash of her name', async () => {
    const { id } = await sendsFor(emailOf(teacher));
    const actor = await system.actor(teacher);
    const rows = await inTransaction(system.deps.db, actor, (tx) =>
      tx('asserted_author').select('report_id'),
    );
    expect(rows).toEqual([]);
    const claim = inTransaction(system.deps.db, actor, (tx) =>
      tx.raw(
        `insert into fact (id, stream_id, seq, kind, side, occurred_at, person_id, outcome)
         values (gen_random_uuid(), ?, 99, 'authorshipStated', 'both', now(), app_actor(), 'claimed')`,
        [id],
      ),
    );
    expect(await sqlState(claim)).toBe('42501');
    expect(await authorOf(id)).toBeNull();
  });
});
