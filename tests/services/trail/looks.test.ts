import { describe, expect, it } from 'vitest';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewHistory } from '../../../services/trail/history.ts';
import { wholeHistory } from '../../helpers/whole-history.ts';
import { keepLetter } from '../../../services/letters/archive.ts';
import { listNotOpened } from '../../../services/decisions/review.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { listSituations } from '../../../services/situations/situation-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { select } from '../../helpers/sql.ts';
import { faultIn, headOf } from '../../helpers/chain.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { withBrokenTrail } from '../../helpers/broken-trail.ts';
import { stage } from '../../helpers/stage.ts';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { viewLetter } from '../../../services/reports/report-letters.ts';
import { viewDuties, viewFacts, viewLinks } from '../../helpers/first-page.ts';

const leader = 'ifochef.degerfors';
const author = 'larare.degerfors';
const page = { limit: 50, offset: 0 };

const { system, life, records } = await stage();

/** An opened report whose document stands in the archive. */
const lettered = async (): Promise<string> => {
  const { id } = await life.until('open');
  const order = {
    streamId: id,
    kind: 'reportAsSent',
    step: 'report-as-sent',
    about: null,
  } as const;
  await keepLetter(system.workerDeps, order, {
    bytes: Buffer.from('%PDF'),
    at: system.clock.now(),
  });
  return id;
};

type Look = readonly [string, string, (login: string, id: string) => Promise<unknown>];
const looks: readonly Look[] = [
  [
    'viewReport',
    'reportRead',
    async (login, id) => viewReport(system.deps, await system.as(login), id),
  ],
  [
    'viewDuties',
    'reportRead',
    async (login, id) => viewDuties(system.deps, await system.as(login), id),
  ],
  [
    'viewLinks',
    'reportRead',
    async (login, id) => viewLinks(system.deps, await system.as(login), id),
  ],
  [
    'viewContent',
    'contentRead',
    async (login, id) => viewContent(system.deps, await system.as(login), id),
  ],
  [
    'viewFacts',
    'contentRead',
    async (login, id) => viewFacts(system.deps, await system.as(login), id, ['supplementAdded']),
  ],
  [
    'viewHistory',
    'historyRead',
    async (login, id) => viewHistory(system.deps, await system.as(login), id),
  ],
  [
    'viewLetter',
    'documentRead',
    async (login, id) => viewLetter(system.deps, await system.as(login), id, 'reportAsSent'),
  ],
];

describe('every look is exactly one event', () => {
  it.each(looks)('%s, on the reader’s side and with its purpose', async (_, kind, look) => {
    const id = await lettered();
    const before = await headOf(system.raw, id);
    expect(await eventsAdded(records, id, () => look(leader, id))).toEqual([kind]);
    expect(await eventsAdded(records, id, () => look(author, id))).toEqual([kind]);
    const [own, other] = (await records.events(id)).slice(Number(before.last_seq));
    expect(own).toMatchObject({
      lane: 'receiver',
      purpose: expect.stringContaining('report.') as string,
    });
    expect(other).toMatchObject({ lane: 'sender', actor: await records.personId(author) });
  });

  it.each(looks)('%s gives no answer when its event cannot be written', async (_, kind, look) => {
    const id = await lettered();
    await withBrokenTrail(system.raw, { kind, when: 'at once' }, () =>
      expect(look(leader, id)).rejects.toThrow('the trail is broken'),
    );
    expect(await records.kinds(id)).not.toContain(kind);
  });

  it.each(looks)('%s gives no answer before its event is committed', async (_, kind, look) => {
    const id = await lettered();
    await withBrokenTrail(system.raw, { kind, when: 'at commit' }, () =>
      expect(look(leader, id)).rejects.toThrow('the trail is broken'),
    );
    expect(await records.kinds(id)).not.toContain(kind);
  });

  it('whose purpose is the right it was made by, and the kinds of facts that were shown', async () => {
    const id = await lettered();
    const kinds = ['feedbackRecorded', 'feedbackRequested'] as const;
    await viewFacts(system.deps, await system.as(author), id, kinds);
    await viewFacts(system.deps, await system.as(author), id, ['supplementAdded']);
    expect((await records.events(id)).slice(-2).map(({ purpose }) => purpose)).toEqual([
      'feedback.read: feedbackRecorded, feedbackRequested',
      'report.readContent: supplementAdded',
    ]);
  });

  it('and moves no ETag, unlike a deed', async () => {
    const id = await lettered();
    const etag = async (): Promise<number> =>
      (await viewReport(system.deps, await system.as(leader), id)).etag;
    const before = await etag();
    expect(await etag()).toBe(before);
    const { etag: after } = await life.assess(id);
    expect(after).toBe(before + 1);
    expect(await etag()).toBe(after);
  });

  it('whose own event comes after the history it shows', async () => {
    const id = await lettered();
    const auditor = await system.as('granskare.degerfors');
    const history = await wholeHistory(viewHistory(system.deps, auditor, id));
    expect(history).toMatchObject({ side: 'auditor', stream: id, shared: null });
    for (const { head, events } of history.lanes) {
      expect(events.map(({ n }) => n)).toEqual(Array.from({ length: head.n }, (_, i) => i + 1));
    }
    const { head } = history.lanes.find(({ lane }) => lane === 'auditor') ?? { head: { n: -1 } };
    expect((await records.events(id)).at(-1)).toMatchObject({
      kind: 'historyRead',
      n: head.n + 1,
      lane: 'auditor',
    });
  });
});

const lists = [
  { name: 'listReports', list: listReports, purpose: 'queue.read', shows: 'reports' },
  { name: 'listNotOpened', list: listNotOpened, purpose: 'reviews.read', shows: 'reports' },
  { name: 'listDuties', list: listDuties, purpose: 'queue.read', shows: 'reports' },
  { name: 'listSituations', list: listSituations, purpose: 'situation.read', shows: 'situations' },
] as const;

describe('a list', () => {
  it.each(lists)(
    '$name is one event in the reader’s own stream, found from each report or situation it showed',
    async ({ list, purpose, shows }) => {
      const { id, situationId } = await life.until('openSituation', 'changeDecision');
      const reader = await records.personId(leader);
      const look = async () => list(system.deps, await system.as(leader), page);
      await look();
      expect(await eventsAdded(records, id, look)).toEqual([]);
      expect(await eventsAdded(records, reader, look)).toEqual(['listRead']);
      const event = (await records.events(reader)).at(-1);
      expect(event).toMatchObject({ lane: 'auditor', purpose, fact: null });
      const shown = await select<{ report_id: string }>(
        system.raw,
        `select report_id from audit_subject s join audit_event e using (stream_id, seq)
         where e.stream_id = ? and e.side = ? and e.n = ?`,
        [reader, event?.lane, event?.n],
      );
      const found = shown.map(({ report_id: stream }) => stream);
      expect(found).toContain(shows === 'reports' ? id : situationId);
      expect(await faultIn(system.raw, reader)).toBeUndefined();
    },
  );

  it.each(lists)('$name gives no answer before its event is committed', async ({ list }) => {
    const call = await system.as(leader);
    await withBrokenTrail(system.raw, { kind: 'listRead', when: 'at commit' }, () =>
      expect(list(system.deps, call, page)).rejects.toThrow('the trail is broken'),
    );
  });

  it('read twice at once by somebody for the first time begins one stream', async () => {
    const login = 'socialsekreterare2.kinda';
    const calls = await Promise.all([1, 2, 3].map(() => system.as(login)));
    await Promise.all(calls.map((call) => listReports(system.deps, call, page)));
    const reader = await records.personId(login);
    expect(await records.kinds(reader)).toEqual(['listRead', 'listRead', 'listRead']);
    expect(await faultIn(system.raw, reader)).toBeUndefined();
  });
});
