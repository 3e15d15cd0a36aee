import { beforeAll, describe, expect, it } from 'vitest';
import { down, up } from '../../database/migrations/20261130100000-plain-facts.ts';
import { faultIn } from '../helpers/chain.ts';
import { identifiersOf } from '../helpers/identifiers.ts';
import { lifeOf } from '../helpers/living.ts';
import { privateReport } from '../helpers/private-report.ts';
import { ownSystem } from '../helpers/own-system.ts';
import { ownerOf } from '../helpers/owner.ts';
import { select } from '../helpers/sql.ts';

const system = await ownSystem();
const owner = ownerOf(system);
let reportId: string;

beforeAll(async () => {
  // The kinds that there were then.
  const content = privateReport();
  const decide = { identifiers: identifiersOf(content.child) };
  const life = lifeOf(system).saying({ send: content, decide });
  const { id } = await life.until('sign', 'hold', 'minutes', 'giveFeedback', 'inform', 'note');
  await life.do(id, 'supplement', 'contact', 'register');
  reportId = id;
});

const columns = `id, stream_id, seq, kind, side, occurred_at, recorded_at, person_id, client_id,
  assignment_id, role, outcome, about, at, assurance, content_hash, sealed`;
const facts = (): Promise<readonly unknown[]> =>
  select(system.raw, `select ${columns} from fact order by id`);
const tables = async (): Promise<readonly string[]> =>
  (
    await select<{ name: string }>(
      system.raw,
      `select distinct tableoid::regclass::text as name from fact order by 1`,
    )
  ).map(({ name }) => name);

describe('facts move from a partition for each kind into one plain table', () => {
  it('and back and again, all of them, with every column as it was', async () => {
    const before = await facts();
    expect(before.length).toBeGreaterThan(15);
    await owner.transaction(down);
    expect(await facts()).toEqual(before);
    expect((await tables()).length).toBeGreaterThan(10);
    await owner.transaction(up);
    expect(await facts()).toEqual(before);
    expect(await tables()).toEqual(['fact']);
    expect(await faultIn(system.raw, reportId)).toBeUndefined();
  });

  it('and not back once one has been corrected', async () => {
    await system.raw.raw(
      `insert into fact (id, stream_id, seq, kind, side, occurred_at, sealed, corrects)
       select gen_random_uuid(), stream_id, seq + 1, kind, side, occurred_at, sealed, id
       from fact where kind = 'intakeNoteTaken' limit 1`,
    );
    const before = await facts();
    await expect(owner.transaction(down)).rejects.toThrow('has been corrected');
    expect(await facts()).toEqual(before);
    expect(await tables()).toEqual(['fact']);
  });
});
