import { describe, expect, it } from 'vitest';
import { keepLetter } from '../../../services/letters/archive.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { viewHistory } from '../../../services/trail/history.ts';
import {
  historyPage,
  viewTrail,
  type HistoryRow,
  type TrailFilter,
  type TrailView,
} from '../../../services/trail/view-trail.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { withBrokenTrail } from '../../helpers/broken-trail.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { wholeHistory } from '../../helpers/whole-history.ts';

const author = 'larare.degerfors';
const leader = 'ifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
const other = 'socialsekreterare2.degerfors';
const auditor = 'granskare.degerfors';
const page = { limit: historyPage, offset: 0 };

const { system, life, records } = await stage();

const trailOf = async (
  login: string,
  reportId: string,
  filter: Partial<TrailFilter> = {},
): Promise<TrailView> =>
  viewTrail(system.deps, await system.as(login), {
    reportId,
    filter: { part: 'all', ...filter },
    page,
  });

const kindsOf = (view: { readonly items: readonly HistoryRow[] }): readonly string[] =>
  view.items.map(({ kind }) => kind);
const read = async (login: string, id: string) =>
  viewContent(system.deps, await system.as(login), id);
const list = async (login: string) => listReports(system.deps, await system.as(login), page);

/** A report that was opened, given away, read, seen in a list and refused to somebody. */
const told = async (): Promise<string> => {
  system.clock.set(monday);
  const { id } = await life.until('open', 'assign');
  await list(leader);
  await read(officer, id);
  await read(other, id);
  await refusal(read('socialchef.degerfors', id));
  return id;
};

describe('a report’s history', () => {
  it('is told to the auditor with every lane, the lists that showed it and what was refused', async () => {
    const view = await trailOf(auditor, await told());
    expect(kindsOf(view)).toEqual([
      'reportSent',
      'reportOpened',
      'openedByPerson',
      'caseAssigned',
      'listRead',
      'contentRead',
      'contentRead',
      'attemptRefused',
    ]);
    expect(view.total).toBe(8);
    expect(view.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, null, 5, 6, 7]);
    expect(view.reference).toMatch(/^ANM-/);
  });

  it('says who acted in which function, and names a part of the system by what it does', async () => {
    const { items } = await trailOf(auditor, await told());
    expect(items[0]?.who).toEqual({
      is: 'person',
      personId: await records.personId(author),
      name: 'Karin Test',
      title: 'Lärare',
      role: 'teacher',
      unit: 'Exempelskolan i Degerfors',
    });
    expect(items[2]?.who).toEqual({ is: 'system', part: 'opening' });
  });

  it('names an agency’s system by its unit', async () => {
    const { id } = await life.as('skolsystem.degerfors').send();
    const { items } = await trailOf(auditor, id);
    expect(items[0]?.who).toEqual({ is: 'client', unit: 'Exempelskolan i Degerfors' });
  });

  it('tells why somebody looked or was refused, and that she did not hold the case', async () => {
    const { items } = await trailOf(auditor, await told());
    expect(items.slice(4).map(({ why }) => why)).toEqual([
      { action: 'queue.read', detail: null, withoutAssignment: false },
      { action: 'report.readContent', detail: null, withoutAssignment: false },
      { action: 'report.readContent', detail: null, withoutAssignment: true },
      { action: 'report.readContent', detail: 'forbidden', withoutAssignment: false },
    ]);
  });

  it('marks no look as without assignment while nobody holds the case, nor a leader’s ever', async () => {
    const { id } = await life.send();
    await viewReport(system.deps, await system.as(other), id);
    await life.do(id, 'open', 'assign');
    await viewReport(system.deps, await system.as(leader), id);
    const { items } = await trailOf(auditor, id, { part: 'looks' });
    expect(items.map(({ why }) => why.withoutAssignment)).toEqual([false, false]);
  });

  it('holds of each event the exact text and hash that the export has', async () => {
    const id = await told();
    const { items } = await trailOf(auditor, id);
    const call = await system.as(auditor);
    const { lanes } = await wholeHistory(viewHistory(system.deps, call, id));
    const own = items.filter(({ number }) => number !== null);
    for (const { lane, n, data } of own) {
      const exported = lanes.find((one) => one.lane === lane)?.events[n - 1];
      expect({ n, bytes: data.bytes, hash: data.hash }).toEqual(exported);
    }
  });

  it('tells each side its own lane and that of both, numbered without a trace of the other', async () => {
    const id = await told();
    const receiver = await trailOf(leader, id);
    expect(new Set(receiver.items.map(({ lane }) => lane))).toEqual(new Set(['both', 'receiver']));
    expect(receiver.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const sender = await trailOf(author, id);
    expect(kindsOf(sender)).toEqual(['reportSent', 'openedByPerson']);
    expect(sender.items.map(({ number }) => number)).toEqual([1, 2]);
    expect(sender.total).toBe(2);
  });

  it('counts the same for the sender whatever social services do', async () => {
    const quiet = await life.until('open');
    const busy = await life.until('open', 'assign', 'assess', 'note');
    await read(officer, busy.id);
    await list(leader);
    const [one, two] = [await trailOf(author, quiet.id), await trailOf(author, busy.id)];
    expect([two.total, two.parts, kindsOf(two)]).toEqual([one.total, one.parts, kindsOf(one)]);
    expect(two.items.map(({ number, n, lane }) => [number, n, lane])).toEqual(
      one.items.map(({ number, n, lane }) => [number, n, lane]),
    );
  });

  it('offers and shows lists to the auditor alone', async () => {
    const id = await told();
    expect((await trailOf(auditor, id)).parts).toContain('lists');
    for (const login of [leader, author]) {
      const view = await trailOf(login, id, { part: 'lists' });
      expect([login, view.parts.includes('lists'), view.total]).toEqual([login, false, 0]);
    }
  });

  it('names to the sender nobody at social services', async () => {
    const { id } = await life.until('invite');
    const { items } = await trailOf(author, id);
    const strangers = items.flatMap(({ who }) =>
      who.is === 'person' && who.role !== 'teacher' ? [who] : [],
    );
    expect(strangers.length).toBeGreaterThan(0);
    for (const who of strangers) {
      expect(who).toMatchObject({ personId: null, name: null, title: null });
    }
  });
});

describe('a history is narrowed', () => {
  it.each([
    ['deeds', ['reportSent', 'reportOpened', 'openedByPerson', 'caseAssigned']],
    ['looks', ['contentRead', 'contentRead']],
    ['refused', ['attemptRefused']],
    ['lists', ['listRead']],
  ] as const)('to %s, whose numbers stay what they were', async (part, kinds) => {
    const id = await told();
    const view = await trailOf(auditor, id, { part });
    expect([kindsOf(view), view.total]).toEqual([kinds, kinds.length]);
    const whole = await trailOf(auditor, id);
    const numbers = new Map(whole.items.map(({ data, number }) => [data.hash, number]));
    for (const { data, number } of view.items) expect(number).toBe(numbers.get(data.hash));
  });

  it('to one person or one unit', async () => {
    const id = await told();
    const personId = await records.personId(officer);
    expect(kindsOf(await trailOf(auditor, id, { personId }))).toEqual(['contentRead']);
    const call = await system.actor(author);
    const unitId = call.is === 'person' ? call.assignment.unitId : '';
    expect(kindsOf(await trailOf(auditor, id, { unitId }))).toEqual(['reportSent']);
  });

  it('to days in Sweden, both of them whole', async () => {
    system.clock.set('2026-11-16T22:59:00.000Z');
    const { id } = await life.until('open');
    system.clock.set('2026-11-16T23:00:00.000Z');
    await life.assess(id);
    const day = async (from?: string, to?: string) =>
      kindsOf(await trailOf(auditor, id, { part: 'deeds', from, to }));
    const opened = ['reportSent', 'reportOpened', 'openedByPerson'];
    expect(await day(undefined, '2026-11-16')).toEqual(opened);
    expect(await day('2026-11-17')).toEqual(['protectionAssessed']);
    expect(await day('2026-11-16', '2026-11-17')).toEqual([...opened, 'protectionAssessed']);
    expect(await day('2026-11-18')).toEqual([]);
    system.clock.set(monday);
  });

  it('to a page, in an order in which nothing is shown twice or left out', async () => {
    const id = await told();
    const whole = await trailOf(auditor, id);
    const pages: HistoryRow[] = [];
    for (let offset = 0; offset < whole.total; offset += 3) {
      const call = await system.as(auditor);
      const asked = { reportId: id, filter: { part: 'all' }, page: { limit: 3, offset } } as const;
      pages.push(...(await viewTrail(system.deps, call, asked)).items);
    }
    const hashes = pages.map(({ data }) => data.hash);
    expect(hashes.slice(0, whole.total)).toEqual(whole.items.map(({ data }) => data.hash));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('a look at a history', () => {
  it('is an event of it, and stands on the next', async () => {
    const id = await told();
    expect(await eventsAdded(records, id, () => trailOf(auditor, id))).toEqual(['historyRead']);
    const last = (await trailOf(auditor, id)).items.at(-1);
    expect(last).toMatchObject({ kind: 'historyRead', lane: 'auditor', number: 8 });
  });

  it('gives no answer when its event cannot be written', async () => {
    const id = await told();
    await withBrokenTrail(system.raw, { kind: 'historyRead', when: 'at commit' }, () =>
      expect(trailOf(auditor, id)).rejects.toThrow('the trail is broken'),
    );
  });

  it.each([
    ['socialchef.degerfors', 403],
    ['forvaltare.degerfors', 404],
    ['larare2.degerfors', 404],
    ['rektor.degerfors', 403],
    ['granskare.kinda', 404],
    ['socialsekreterare1.kinda', 404],
  ])('is refused to %s', async (login, status) => {
    const id = await told();
    const refused = await refusal(trailOf(login, id));
    expect(status === 404 ? refused : refused.status).toEqual(status === 404 ? hidden : status);
  });

  it('names the part of the system that made a document, and which document', async () => {
    const { id } = await life.send();
    const order = { streamId: id, kind: 'receipt', step: 'receipt', about: null } as const;
    await keepLetter(system.workerDeps, order, { bytes: Buffer.from('%PDF'), at: monday });
    const { items } = await trailOf(author, id);
    expect(items.at(-1)).toMatchObject({
      kind: 'documentMade',
      who: { is: 'system', part: 'letters' },
      why: { action: null, detail: 'receipt', withoutAssignment: false },
    });
  });
});
