import { describe, expect, it } from 'vitest';
import { assessProtection } from '../../../services/intake/assessment.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { assignCase } from '../../../services/intake/routing.ts';
import { addSupplement } from '../../../services/reports/supplements.ts';
import { faultIn } from '../../helpers/chain.ts';
import { calmAssessment } from '../../helpers/deeds.ts';
import { refusal } from '../../helpers/refusals.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { stage } from '../../helpers/stage.ts';
import { openSituationFor } from '../../../services/intake/open-situation-for.ts';
import { planFollowUp } from '../../../services/situations/follow-up.ts';

const leader = 'ifochef.degerfors';

const { system, deeds, records } = await stage();

describe('a refused attempt on a visible case', () => {
  const attempts: readonly (readonly [string, string, (id: string) => Promise<unknown>])[] = [
    ['a second opening', 'report.open: already-opened', (id) => deeds.open(id)],
    ['a decision before the assessment', 'decision.make: wrong-state', (id) => deeds.decide(id)],
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
      (id) => deeds.assess(id, {}, 'socialsekreterare1.degerfors'),
    ],
    [
      'an assignment to nobody',
      'case.assign: unknown-officer',
      async (id) =>
        assignCase(system.deps, await system.as(leader), id, { login: 'ingen', reason: 'r' }),
    ],
    [
      'a deed on an old ETag',
      'protection.assess: changed-since',
      async (id) => {
        return assessProtection(
          system.deps,
          await system.as(leader, { expected: 1 }),
          id,
          calmAssessment,
        );
      },
    ],
  ];

  it.each(attempts)('stands in its trail: %s', async (_, purpose, attempt) => {
    const { id } = await deeds.opened();
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
    const { deps, as } = system;
    const { id } = await deeds.opened();
    const situationId = (await openSituationFor(deps, await as(leader), id)).id;
    const plan = { time: '2026-12-01T12:00:00.000Z', invited: [] };
    const attempt = async (): Promise<unknown> =>
      refusal(planFollowUp(deps, await as('rektor.degerfors'), situationId, plan));
    expect(await eventsAdded(records, situationId, attempt)).toEqual(['attemptRefused']);
    expect((await records.events(situationId)).at(-1)).toMatchObject({
      side: 'sender',
      purpose: 'situation.lead: forbidden',
    });
  });

  it('moves no ETag, so that nobody’s refusal disturbs another’s work', async () => {
    const { id } = await deeds.opened();
    const { etag } = await viewReport(system.deps, await system.as(leader), id);
    await refusal(deeds.decide(id));
    const call = await system.as(leader, { expected: etag });
    expect(await assessProtection(system.deps, call, id, calmAssessment)).toHaveProperty('id');
  });

  it('leaves nothing where the case cannot be seen, also when a key is used again', async () => {
    const { id } = await deeds.opened();
    const call = await system.as('larare2.degerfors');
    await refusal(viewReport(system.deps, call, id));
    const supplement = { text: 't', events: [] };
    const own = await deeds.send({}, 'larare2.degerfors');
    await addSupplement(system.deps, call, own.id, supplement);
    const other = {
      ...call,
      request: { key: call.request?.key ?? '', fingerprint: Buffer.alloc(32) },
    };
    expect(
      await eventsAdded(records, id, () =>
        refusal(addSupplement(system.deps, other, id, supplement)),
      ),
    ).toEqual([]);
  });
});
