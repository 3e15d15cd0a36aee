import { describe, expect, it } from 'vitest';
import { Invalid } from '../../../domain/errors.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { listReports } from '../../../services/reports/queue.ts';
import {
  searchTrail,
  type FoundEvents,
  type FoundRow,
  type TrailSearch,
} from '../../../services/trail/search-trail.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { withBrokenTrail } from '../../helpers/broken-trail.ts';
import { refusal } from '../../helpers/refusals.ts';
import { select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';

const auditor = 'granskare.degerfors';
const author = 'larare.degerfors';
const leader = 'ifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';

const { system, life, records } = await stage();

const found = async (search: TrailSearch = {}, login = auditor): Promise<FoundEvents> =>
  searchTrail(system.deps, await system.as(login), search, { limit: 50 });
const kindsIn = ({ items }: FoundEvents): readonly string[] => items.map(({ kind }) => kind);
const at = (text: string): void => system.clock.set(text);

const unitOf = async (login: string): Promise<string> => {
  const actor = await system.actor(login);
  return actor.is === 'person' ? actor.assignment.unitId : '';
};

/** A report of its own day, opened, read by an officer and seen in a list. */
const told = async (day: string) => {
  at(`${day}T09:00:00.000Z`);
  const sent = await life.until('open');
  at(`${day}T09:10:00.000Z`);
  await viewContent(system.deps, await system.as(officer), sent.id);
  await listReports(system.deps, await system.as(leader), { limit: 50, offset: 0 });
  return sent;
};

const days = (day: string): TrailSearch => ({ from: day, to: day });

describe('an auditor’s search', () => {
  it('by reference finds all of a report, and who saw it in a list, the newest first', async () => {
    const { reference } = await told('2026-02-02');
    const view = await found({ reference });
    expect(kindsIn(view).toSorted()).toEqual([
      'contentRead',
      'listRead',
      'openedByPerson',
      'reportOpened',
      'reportSent',
    ]);
    const instants = view.items.map(({ occurredAt }) => occurredAt);
    expect(instants).toEqual(instants.toSorted().toReversed());
    const own = view.items.filter(({ kind }) => kind !== 'listRead');
    expect(new Set(own.map((row) => row.reference))).toEqual(new Set([reference]));
    const typed = reference.toLowerCase().replaceAll('-', ' ');
    // The search before was a list that showed it.
    expect(kindsIn(await found({ reference: typed })).toSorted()).toEqual(
      ['listRead', ...kindsIn(view)].toSorted(),
    );
  });

  it('by a reference of another municipality, or none, finds nothing', async () => {
    const away = await life.as('larare.kinda').send({ municipalityCode: '0513' });
    for (const reference of [away.reference, 'ANM-0000-0000', 'Vera Påhittad']) {
      expect(await found({ reference })).toMatchObject({ items: [], next: null });
    }
  });

  it('by a person finds what she did, was shown and was refused, and nothing of others', async () => {
    const { id, reference } = await told('2026-02-03');
    const personId = await records.personId(officer);
    const view = await found({ personId, ...days('2026-02-03') });
    expect(view.items).toMatchObject([{ kind: 'contentRead', streamId: id, reference }]);
    await refusal(viewContent(system.deps, await system.as('socialchef.degerfors'), id));
    const chef = await records.personId('socialchef.degerfors');
    expect(kindsIn(await found({ personId: chef }))).toEqual(['attemptRefused']);
  });

  it('by a unit finds what was done there', async () => {
    await told('2026-02-04');
    const unitId = await unitOf(author);
    expect(kindsIn(await found({ unitId, ...days('2026-02-04') }))).toEqual(['reportSent']);
  });

  it('by kind and by days in Sweden narrows to just those', async () => {
    await told('2026-02-05');
    const kinds = async (search: TrailSearch) => kindsIn(await found(search));
    expect(await kinds({ kind: 'reportOpened', ...days('2026-02-05') })).toEqual(['reportOpened']);
    expect(await kinds({ kind: 'decisionMade', ...days('2026-02-05') })).toEqual([]);
    at('2026-02-05T22:59:59.999Z');
    await life.send();
    at('2026-02-05T23:00:00.000Z');
    await life.send();
    expect(await kinds({ kind: 'reportSent', ...days('2026-02-06') })).toEqual(['reportSent']);
    expect(await kinds({ kind: 'reportSent', ...days('2026-02-05') })).toHaveLength(2);
  });

  it('narrowed by nothing, or a kind alone, reads the last thirty days and says so', async () => {
    await told('2026-01-05');
    at('2026-02-05T09:00:00.000Z');
    const view = await found();
    expect(view.days).toEqual({ from: '2026-01-06', to: undefined });
    expect(view.items.filter(({ occurredAt }) => occurredAt < '2026-01-06')).toEqual([]);
    expect((await found({ kind: 'reportSent', to: '2026-01-20' })).days).toEqual({
      from: '2025-12-21',
      to: '2026-01-20',
    });
    const { reference } = await told('2026-01-05');
    at('2026-02-05T09:00:00.000Z');
    expect((await found({ reference })).days.from).toBeUndefined();
    expect((await found({ reference })).items.length).toBeGreaterThan(0);
  });

  it('page after page finds everything once, whatever is recorded meanwhile', async () => {
    at('2026-03-02T09:00:00.000Z');
    for (let n = 0; n < 5; n += 1) await life.until('open');
    const whole = await found(days('2026-03-02'));
    const pages: FoundRow[] = [];
    let after: string | undefined;
    do {
      const call = await system.as(auditor);
      const page = await searchTrail(system.deps, call, days('2026-03-02'), { limit: 4, after });
      pages.push(...page.items);
      after = page.next ?? undefined;
      await life.send();
    } while (after !== undefined);
    const hashes = pages.map(({ data }) => data.hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    const shown = new Set(hashes);
    expect(whole.items.filter(({ data }) => !shown.has(data.hash))).toEqual([]);
  });

  it('refuses a place that no page ended with', async () => {
    const call = await system.as(auditor);
    for (const after of ['', 'x', '2026-02-05T22:59:59.999Z_1_1']) {
      await expect(searchTrail(system.deps, call, {}, { limit: 4, after })).rejects.toThrow(
        Invalid,
      );
    }
  });

  it('never leaves the municipality', async () => {
    at('2026-04-06T09:00:00.000Z');
    const away = await life.as('larare.kinda').send({ municipalityCode: '0513' });
    await life.send();
    const degerfors = await found(days('2026-04-06'));
    expect(degerfors.items.map(({ streamId }) => streamId)).not.toContain(away.id);
    const kinda = await found(days('2026-04-06'), 'granskare.kinda');
    expect(kindsIn(kinda)).toEqual(['reportSent']);
    expect(kinda.items[0]).toMatchObject({ streamId: away.id, reference: away.reference });
    const personId = await records.personId('larare.kinda');
    expect((await found({ personId })).items).toEqual([]);
    const unitId = await unitOf('larare.kinda');
    expect((await found({ unitId })).items).toEqual([]);
  });

  it('finds of another municipality’s staff the lists that showed a report of this one', async () => {
    at('2026-05-04T09:00:00.000Z');
    const { id } = await life.as('larare.kinda').send({ municipalityCode: '1862' });
    await listReports(system.deps, await system.as('larare.kinda'), { limit: 50, offset: 0 });
    const personId = await records.personId('larare.kinda');
    const view = await found({ personId, ...days('2026-05-04') });
    expect(view.items.map(({ kind, streamId }) => [kind, streamId]).toSorted()).toEqual([
      ['listRead', personId],
      ['reportSent', id],
    ]);
    // The directory of Degerfors does not know her.
    expect(view.items[0]?.who).toMatchObject({ is: 'person', personId: null, name: null });
  });
});

describe('a search', () => {
  it('is itself an event in the auditor’s own stream, with every stream that it showed', async () => {
    const { id, reference } = await told('2026-06-01');
    const self = await records.personId(auditor);
    const chief = await records.personId(leader);
    expect(await eventsAdded(records, self, () => found({ reference }))).toEqual(['listRead']);
    const event = (await records.events(self)).at(-1);
    expect(event).toMatchObject({ lane: 'auditor', purpose: 'trail.search' });
    const shown = await select<{ report_id: string }>(
      system.raw,
      `select report_id from audit_subject s join audit_event e using (stream_id, seq)
       where e.stream_id = ? and e.side = ? and e.n = ?`,
      [self, event?.lane, event?.n],
    );
    expect(shown.map((row) => row.report_id).toSorted()).toEqual([id, chief].toSorted());
  });

  it('is recorded also when it found nothing, and gives no answer when it cannot be', async () => {
    const self = await records.personId(auditor);
    const nothing = { reference: 'ANM-0000-0000' };
    expect(await eventsAdded(records, self, () => found(nothing))).toEqual(['listRead']);
    await withBrokenTrail(system.raw, { kind: 'listRead', when: 'at commit' }, () =>
      expect(found()).rejects.toThrow('the trail is broken'),
    );
  });

  it.each(['ifochef', 'socialsekreterare1', 'socialchef', 'forvaltare', 'larare', 'rektor'])(
    'is for the auditor alone: %s is refused',
    async (who) => {
      at(monday);
      expect(await refusal(found({}, `${who}.degerfors`))).toMatchObject({
        status: 403,
        details: { rule: 'trail.search' },
      });
    },
  );
});
