import { beforeEach, describe, expect, it } from 'vitest';
import { viewMyReports } from '../../../services/desk/my-reports.ts';
import { beginDraft } from '../../../services/reports/drafts.ts';
import { lifeOf, type Life } from '../../helpers/living.ts';
import { recordsOf } from '../../helpers/records.ts';
import { refusal } from '../../helpers/refusals.ts';
import { select } from '../../helpers/sql.ts';
import { monday } from '../../helpers/stage.ts';
import { countStatements } from '../../helpers/statement-counts.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';

let system: TestSystem;
let life: Life;
beforeEach(async () => {
  system = await createTestSystem(monday);
  life = lifeOf(system);
  return () => system.close();
});

const teacher = 'larare.degerfors';
const rektor = 'rektor.degerfors';
const mine = async (login: string, page = 1) =>
  viewMyReports(system.deps, await system.as(login), page);
const kim = { givenName: 'Kim', familyName: 'Påhittad', age: 11, unborn: false };

describe('what waits for a sender and what she sent', () => {
  it('is what she is asked to sign, with its last day and the child, soonest first', async () => {
    const first = await life.send();
    system.clock.advance({ minutes: 24 * 60 });
    const second = await life.send();
    const { tasks } = await mine(rektor);
    expect(tasks.total).toBe(2);
    expect(tasks.items).toMatchObject([
      {
        duty: { kind: 'coSign', signatory: 'rektor', dueAt: '2026-11-17T23:00:00.000Z' },
        stream: { kind: 'report', id: first.id },
        report: { reference: first.reference, child: kim },
      },
      { stream: { id: second.id }, report: { child: kim } },
    ]);
    await life.as(rektor).sign(first.id);
    const after = await mine(rektor);
    expect(after.tasks.items.map(({ stream }) => stream.id)).toEqual([second.id]);
    expect(after.sent.items.map(({ id, as }) => [id, as])).toEqual([
      [second.id, 'signatory'],
      [first.id, 'signatory'],
    ]);
  });

  it('comes to the deputy from her rung on, with the child then and not before', async () => {
    const { id } = await life.send();
    const deputy = 'bitrrektor.degerfors';
    expect(await mine(deputy)).toMatchObject({ tasks: { items: [] }, sent: { items: [] } });
    system.clock.set('2026-11-17T23:00:00.000Z');
    expect(await mine(deputy)).toMatchObject({
      tasks: { items: [{ stream: { id }, report: { child: kim } }] },
      sent: { items: [{ id, as: 'signatory', child: kim }] },
    });
  });

  it('is what she sent, the newest first, with the child of her own copy and when it was opened', async () => {
    const first = await life.send();
    system.clock.advance({ minutes: 1 });
    const second = await life.send();
    await life.open(first.id);
    const { sent, tasks } = await mine(teacher);
    expect(tasks.items).toEqual([]);
    expect(sent).toEqual({
      page: 1,
      total: { count: 2, more: false },
      hasNextPage: false,
      items: [
        {
          id: second.id,
          reference: second.reference,
          receivedAt: second.receivedAt,
          openedByPersonAt: null,
          municipality: 'Degerfors',
          as: 'author',
          child: kim,
        },
        expect.objectContaining({ id: first.id, openedByPersonAt: system.clock.now() }),
      ],
    });
  });

  it('is what she told in a call and has to write, of which she is told no more', async () => {
    const { toldId } = await life.do({}, 'takeCall');
    const { tasks, sent } = await mine(teacher);
    expect(tasks.items).toMatchObject([
      {
        duty: { kind: 'sendWrittenReport', rule: 'degerforsModel' },
        stream: { kind: 'report', id: toldId },
        report: { child: null },
      },
    ]);
    expect(sent.items).toEqual([]);
    expect((await mine('bitrrektor.degerfors')).tasks.items).toEqual([]);
  });

  it('is her drafts, and what a system sent in her name', async () => {
    const draft = await beginDraft(system.deps, await system.as(teacher), { what: 'Kom barfota.' });
    await system.raw.raw(`update person set email = 'anna.exempel@example.se' where subject = ?`, [
      teacher,
    ]);
    const { id, reference } = await life.as('skolsystem.degerfors').send();
    const view = await mine(teacher);
    expect(view.drafts).toMatchObject({ total: 1, items: [{ id: draft.id }] });
    expect(view.inMyName).toMatchObject({ total: 1, items: [{ id, reference }] });
    expect(view.sent.items).toEqual([]);
    expect(JSON.stringify(view)).not.toMatch(/barfota|Kim/);
    expect((await mine(rektor)).inMyName.items).toEqual([]);
  });

  it('is none of another’s, nor of another school', async () => {
    const { id } = await life.send({ coSigning: { exclude: ['kurator'] } });
    for (const login of [
      'kurator.degerfors',
      'larare2.degerfors',
      'rektor2.degerfors',
      'larare.kinda',
    ]) {
      expect([login, JSON.stringify(await mine(login)).includes(id)]).toEqual([login, false]);
    }
  });

  it('is no list of those who send nothing themselves', async () => {
    for (const login of [
      'ifochef.degerfors',
      'socialchef.degerfors',
      'granskare.degerfors',
      'steget.degerfors',
      'skolsystem.degerfors',
    ]) {
      expect([login, (await refusal(mine(login))).status]).toEqual([login, 403]);
    }
  });

  it('has twenty a page, in as many statements as one', async () => {
    const statements = async () => {
      const call = await system.as(teacher);
      return (await countStatements(() => viewMyReports(system.deps, call, 1))).statements.length;
    };
    await life.send();
    const one = await statements();
    for (let n = 0; n < 21; n += 1) await life.send();
    expect(await statements()).toBe(one);
    const pages = [await mine(teacher), await mine(teacher, 2), await mine(teacher, 3)];
    expect(pages.map(({ sent }) => [sent.items.length, sent.hasNextPage])).toEqual([
      [20, true],
      [2, false],
      [0, false],
    ]);
    expect(new Set(pages.flatMap(({ sent }) => sent.items.map(({ id }) => id))).size).toBe(22);
  });

  it('is one event in her own stream, with what was shown', async () => {
    const { id } = await life.send();
    const records = recordsOf(system);
    const personId = await records.personId(rektor);
    await mine(rektor);
    expect(await records.events(personId)).toMatchObject([
      { kind: 'listRead', purpose: 'queue.read' },
    ]);
    const subjects = await select(
      system.raw,
      `select report_id from audit_subject where stream_id = ?`,
      [personId],
    );
    expect(subjects).toEqual([{ report_id: id }]);
  });
});
