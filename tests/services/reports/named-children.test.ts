import { describe, expect, it } from 'vitest';
import { readReport } from '../../../database/reports/report-store.ts';
import { inTransaction } from '../../../database/transaction.ts';
import { childOf, readSealedChildren } from '../../../services/reports/named-children.ts';
import { stage } from '../../helpers/stage.ts';

const { system, life } = await stage();
const { deps, as } = system;
const chief = 'ifochef.degerfors';
const teacher = 'larare.degerfors';

/** The report and its child as they are stored, read by one login. */
const stored = async (login: string, id: string) => {
  const call = await as(login);
  return inTransaction(deps.db, call.actor, async (tx) => {
    const report = await readReport(tx, id);
    if (!report) throw new Error('no such report');
    return { report, sealed: await readSealedChildren(tx, call, [id]) };
  });
};

/** Whom one login names when she has got hold of what another one has read. */
const named = async (login: string, { report, sealed }: Awaited<ReturnType<typeof stored>>) =>
  childOf(deps, await as(login), { report, asks: [] }, sealed)?.givenName ?? null;

describe('the child of a report', () => {
  it('is named to those who may read it, and to nobody else who may see the report', async () => {
    const { id } = await life.until('open');
    const read = await stored(chief, id);
    for (const login of [chief, 'socialsekreterare2.degerfors', teacher, 'rektor.degerfors']) {
      expect([login, await named(login, read)]).toEqual([login, 'Kim']);
    }
    for (const login of ['socialchef.degerfors', 'granskare.degerfors', 'ifochef.kinda']) {
      expect([login, await named(login, read)]).toEqual([login, null]);
    }
  });

  it('is not read for a receiver before somebody has opened it, nor named to her', async () => {
    const { id } = await life.send();
    expect((await stored(chief, id)).sealed.contents.size).toBe(0);
    const read = await stored(teacher, id);
    expect(await named(teacher, read)).toBe('Kim');
    expect(await named(chief, read)).toBeNull();
  });
});
