import { describe, expect, it } from 'vitest';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { faultIn } from '../../helpers/chain.ts';
import { refusal } from '../../helpers/refusals.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { stage } from '../../helpers/stage.ts';

const leader = 'ifochef.degerfors';

const { system, life, records } = await stage();

describe('a refused attempt on a visible case', () => {
  const attempts: readonly (readonly [string, string, (id: string) => Promise<unknown>])[] = [
    ['a second opening', 'report.open: already-opened', (id) => life.open(id)],
    ['a decision before the assessment', 'decision.make: wrong-state', (id) => life.decide(id)],
    [
      'the text, for a socialchef',
      'report.readContent: forbidden',
      async (id) => viewContent(system.deps, await system.as('socialchef.degerfors'), id),
    ],
    [
      'the text, for an auditor',
      'report.readContent: forbidden',
      async (id) => viewContent(system.deps, await system.as('granskare.degerfors'), id),
    ],
    [
      'an assessment by somebody else’s officer',
      'protection.assess: forbidden',
      (id) => life.as('socialsekreterare1.degerfors').assess(id),
    ],
    [
      'an assignment to nobody',
      'case.assign: unknown-officer',
      (id) => life.assign(id, { login: 'ingen' }),
    ],
    [
      'a deed on an old ETag',
      'protection.assess: changed-since',
      async (id) => life.as(await system.as(leader, { expected: 1 })).assess(id),
    ],
  ];

  it.each(attempts)('stands in its trail: %s', async (_, purpose, attempt) => {
    const { id } = await life.until('open');
    const before = await records.report(id);
    expect(await eventsAdded(records, id, () => refusal(attempt(id)))).toEqual(['attemptRefused']);
    expect((await records.events(id)).at(-1)).toMatchObject({
      purpose,
      fact: null,
      dataHash: null,
    });
    expect(await records.report(id)).toEqual(before);
    expect(await faultIn(system.raw, id)).toBeUndefined();
  });

  it('stands in the trail of an acute situation too', async () => {
    const at = await life.until('open', 'planFollowUp');
    const { situationId = '' } = at;
    const attempt = () => refusal(life.as('rektor.degerfors').planFollowUp(at));
    expect(await eventsAdded(records, situationId, attempt)).toEqual(['attemptRefused']);
    expect((await records.events(situationId)).at(-1)).toMatchObject({
      lane: 'sender',
      purpose: 'situation.lead: forbidden',
    });
  });

  it('moves no ETag, so that nobody’s refusal disturbs another’s work', async () => {
    const { id } = await life.until('open');
    const { etag } = await viewReport(system.deps, await system.as(leader), id);
    await refusal(life.decide(id));
    const call = await system.as(leader, { expected: etag });
    expect(await life.as(call).assess(id)).toHaveProperty('id');
  });

  it('leaves nothing where the case cannot be seen, also when a key is used again', async () => {
    const { id } = await life.until('open');
    const call = await system.as('larare2.degerfors');
    await refusal(viewReport(system.deps, call, id));
    const own = await life.as('larare2.degerfors').send();
    await life.as(call).supplement(own.id);
    const other = {
      ...call,
      request: { key: call.request?.key ?? '', fingerprint: Buffer.alloc(32) },
    };
    const attempt = () => refusal(life.as(other).supplement(id));
    expect(await eventsAdded(records, id, attempt)).toEqual([]);
  });
});
