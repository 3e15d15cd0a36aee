import { describe, expect, it } from 'vitest';
import { viewContent } from '../../../services/reports/content-views.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { viewPersonLooks, type PersonLooks } from '../../../services/trail/person-looks.ts';
import type { Days } from '../../../services/trail/event-filter.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { withBrokenTrail } from '../../helpers/broken-trail.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';

const auditor = 'granskare.degerfors';
const officer = 'socialsekreterare1.degerfors';
const { system, life, records } = await stage();
const page = { limit: 50 };

const looksOf = async (whose: string, by = auditor, days: Days = {}): Promise<PersonLooks> =>
  viewPersonLooks(system.deps, await system.as(by), {
    personId: await records.personId(whose),
    page,
    ...days,
  });

describe('what a person has seen', () => {
  it('is told the newest first, with the reports, when and why, lists and single ones alike', async () => {
    const one = await life.until('open');
    const two = await life.until('open');
    const call = () => system.as(officer);
    await viewContent(system.deps, await call(), one.id);
    system.clock.advance({ minutes: 5 });
    await listReports(system.deps, await call(), { limit: 50, offset: 0 });
    system.clock.advance({ minutes: 5 });
    await viewReport(system.deps, await call(), two.id);
    const seen = ({ id, reference }: { id: string; reference: string }) => ({ id, reference });
    const { items, person } = await looksOf(officer);
    expect(person).toMatchObject({ name: 'Johan Prov', title: 'Socialsekreterare' });
    expect(items).toMatchObject([
      {
        kind: 'reportRead',
        occurredAt: system.clock.now(),
        reports: [seen(two)],
        why: { action: 'report.read', withoutAssignment: true },
      },
      { kind: 'listRead', why: { action: 'queue.read' } },
      { kind: 'contentRead', reports: [seen(one)], why: { action: 'report.readContent' } },
    ]);
    expect(items[1]?.reports.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      [seen(one), seen(two)].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });

  it('holds neither what she did nor what she was refused', async () => {
    const { id } = await life.until('open');
    await refusal(viewContent(system.deps, await system.as('socialchef.degerfors'), id));
    expect((await looksOf('socialchef.degerfors')).items).toEqual([]);
    expect((await looksOf('ifochef.degerfors')).items).toEqual([]);
  });

  it('is narrowed to days in Sweden', async () => {
    system.clock.set('2026-07-06T21:59:59.999Z');
    const { id } = await life.until('open');
    const look = async () => viewReport(system.deps, await system.as('bitrifochef.degerfors'), id);
    await look();
    system.clock.set('2026-07-06T22:00:00.000Z');
    await look();
    const on = async (day: string) =>
      (await looksOf('bitrifochef.degerfors', auditor, { from: day, to: day })).items.length;
    expect([await on('2026-07-05'), await on('2026-07-06'), await on('2026-07-07')]).toEqual([
      0, 1, 1,
    ]);
    system.clock.set(monday);
  });

  it('goes on page by page', async () => {
    const { id } = await life.until('open');
    const reader = 'socialsekreterare2.degerfors';
    for (let n = 0; n < 5; n += 1) await viewReport(system.deps, await system.as(reader), id);
    const personId = await records.personId(reader);
    const hashes: string[] = [];
    let after: string | undefined;
    do {
      const asked = { personId, page: { limit: 2, after } };
      const view = await viewPersonLooks(system.deps, await system.as(auditor), asked);
      hashes.push(...view.items.map(({ data }) => data.hash));
      after = view.next ?? undefined;
    } while (after !== undefined);
    expect([hashes.length, new Set(hashes).size]).toEqual([5, 5]);
  });

  it('is, to another municipality’s auditor, no person at all', async () => {
    expect(await refusal(looksOf(officer, 'granskare.kinda'))).toEqual(hidden);
  });

  it.each(['ifochef', 'socialsekreterare2', 'socialchef', 'forvaltare', 'rektor'])(
    'is for the auditor alone: %s is refused',
    async (who) => {
      expect(await refusal(looksOf(officer, `${who}.degerfors`))).toMatchObject({
        status: 403,
        details: { rule: 'trail.readLooks' },
      });
    },
  );
});

describe('a look at what a person has seen', () => {
  it('is an event in the auditor’s own stream, with the person and every report shown', async () => {
    const { id } = await life.until('open');
    const reader = 'ifochef.degerfors';
    await listReports(system.deps, await system.as(reader), { limit: 50, offset: 0 });
    const self = await records.personId(auditor);
    expect(await eventsAdded(records, self, () => looksOf(reader))).toEqual(['listRead']);
    const event = (await records.events(self)).at(-1);
    expect(event).toMatchObject({ lane: 'auditor', purpose: 'trail.readLooks' });
    const shown = await select<{ report_id: string }>(
      system.raw,
      `select report_id from audit_subject s join audit_event e using (stream_id, seq)
       where e.stream_id = ? and e.side = ? and e.n = ?`,
      [self, event?.lane, event?.n],
    );
    const ids = shown.map((row) => row.report_id);
    expect(ids).toContain(id);
    expect(ids).toContain(await records.personId(reader));
  });

  it('gives no answer when its event cannot be written', async () => {
    await withBrokenTrail(system.raw, { kind: 'listRead', when: 'at commit' }, () =>
      expect(looksOf(officer)).rejects.toThrow('the trail is broken'),
    );
  });
});
