import { beforeEach, describe, expect, it } from 'vitest';
import { viewFacts } from '../../helpers/first-page.ts';
import { reportThere } from '../../helpers/forwarding.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const question = 'Vilka dagar har barnet varit borta?';
const asksSeenBy = async (login: string, id: string) =>
  viewFacts(system.deps, await system.as(login), id, ['completionRequested']);

describe('a report without facts is taken, and more is asked for afterwards (routine §1.2)', () => {
  it('in words that its author reads and answers by a supplement', async () => {
    const { id } = await life.saying({ send: { events: [] } }).until('open');
    const before = await records.duties(id);
    await life.requestCompletion(id, { question });
    expect(await records.duties(id)).toEqual(before);
    expect(await asksSeenBy('larare.degerfors', id)).toMatchObject([
      { record: { question }, personId: null },
    ]);
    await life.supplement(id);
    expect(await records.openKinds(id)).toContain('readSupplement');
  });

  it('as often as needed while the case is worked on', async () => {
    const { id } = await life.until('assess');
    await life.requestCompletion(id, { question });
    await life.requestCompletion(id, { question });
    expect(await asksSeenBy('ifochef.degerfors', id)).toHaveLength(2);
    await life.do(id, 'decide');
    expect((await refusal(life.requestCompletion(id))).code).toBe('wrong-state');
  });
});

describe('completion is not asked for', () => {
  it('by the school, nor before somebody has opened the report', async () => {
    const { id } = await life.send();
    expect((await refusal(life.as('rektor.degerfors').requestCompletion(id))).status).toBe(403);
    expect((await refusal(life.requestCompletion(id))).code).toBe('wrong-state');
    const stranger = life.as('larare2.degerfors').requestCompletion(id);
    expect(await refusal(stranger)).toEqual(hidden);
  });

  it('of a report that its author does not know of, which it would tell her of', async () => {
    const { id } = await life.until('open', 'moveReport');
    const to = await reportThere(system, id);
    expect((await refusal(life.requestCompletion(to))).code).toBe('nobody-to-ask');
  });
});
