import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../../platform/canonical-json.ts';
import { AppError, NotFound } from '../../../domain/errors.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { select } from '../../helpers/sql.ts';
import { faultBetween, faultIn, headOf, linksOf, type Link } from '../../helpers/chain.ts';
import { castOf } from '../../helpers/living.ts';
import { liveWholly, type WholeLife } from '../../helpers/whole-life.ts';
import { privateReport } from '../../helpers/private-report.ts';
import { monday, stage } from '../../helpers/stage.ts';

const leader = 'ifochef.degerfors';

const { system, life, records } = await stage();

const copyOf = (links: readonly Link[]): Link[] => links.map((link) => ({ ...link }));
const flipped = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  copy[20] = (copy[20] ?? 0) ^ 1;
  return copy;
};
const sha = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex');

describe('the chain of a stream', () => {
  let journey: WholeLife;
  beforeAll(async () => {
    const cast = { ...castOf('degerfors'), signs: ['rektor.degerfors'], declines: [] };
    journey = await liveWholly(system, cast, privateReport());
  });

  it('is whole for every report, situation and reader: numbered from 1 without a gap, begun on 32 zero bytes, each hash recomputed', async () => {
    const streams = await select<{ id: string; kind: string }>(
      system.raw,
      `select id, kind from stream`,
    );
    expect(new Set(streams.map(({ kind }) => kind)).size).toBe(3);
    for (const { id, kind } of streams) {
      expect([kind, id, await faultIn(system.raw, id)]).toEqual([kind, id, undefined]);
    }
    expect((await linksOf(system.raw, journey.id)).length).toBeGreaterThan(30);
  });

  const meddling: readonly (readonly [string, (links: Link[]) => readonly Link[]])[] = [
    [
      'one bit of an event',
      (links) => links.with(7, { ...links[7]!, bytes: flipped(links[7]!.bytes) }),
    ],
    [
      'one bit of a hash',
      (links) => links.with(7, { ...links[7]!, hash: flipped(links[7]!.hash) }),
    ],
    ['the side an event is shown to', (links) => links.with(7, { ...links[7]!, side: 'auditor' })],
    ['a missing event', (links) => links.toSpliced(7, 1)],
    [
      'two events that changed places',
      (links) => [...links.slice(0, 7), links[8]!, links[7]!, ...links.slice(9)],
    ],
    ['a tail that was cut off', (links) => links.slice(0, -1)],
    ['an emptied chain', () => []],
  ];
  it.each(meddling)('betrays %s', async (_, meddle) => {
    const links = await linksOf(system.raw, journey.id);
    const head = await headOf(system.raw, journey.id);
    expect(faultBetween(links, head)).toBeUndefined();
    expect(faultBetween(meddle(copyOf(links)), head)).toBeDefined();
  });

  it('names in each event of a fact the hash over its row as stored, ciphertext and all', async () => {
    type Fact = Readonly<Record<string, unknown>> & {
      id: string;
      seq: string;
      sealed: Buffer | null;
      content_hash: Buffer | null;
      occurred_at: Date;
      at: Date | null;
    };
    const facts = await select<Fact>(system.raw, `select * from fact where stream_id = ?`, [
      journey.id,
    ]);
    const events = await records.events(journey.id);
    expect(facts.length).toBeGreaterThan(15);
    for (const fact of facts) {
      const row = {
        about: fact['about'],
        assignmentId: fact['assignment_id'],
        assurance: fact['assurance'],
        at: fact.at?.toISOString() ?? null,
        clientId: fact['client_id'],
        contentHash: fact.content_hash?.toString('hex') ?? null,
        id: fact.id,
        kind: fact['kind'],
        occurredAt: fact.occurred_at.toISOString(),
        outcome: fact['outcome'],
        personId: fact['person_id'],
        role: fact['role'],
        sealed: fact.sealed && sha(fact.sealed),
        side: fact['side'],
        streamId: fact['stream_id'],
      };
      const corrects = fact['corrects'];
      const hashed = corrects === null ? row : { ...row, corrects };
      const event = events.find((one) => one.fact === fact.id && one.kind === row.kind);
      expect(event).toMatchObject({
        lane: row.side,
        dataHash: sha(canonicalBytes(hashed)),
      });
    }
  });

  it('holds the hash of the frozen content and of every document', async () => {
    const events = await records.events(journey.id);
    const { content_hash: contentHash } = await records.report(journey.id);
    expect(events[0]).toMatchObject({ kind: 'reportSent', dataHash: contentHash.toString('hex') });
    const letters = await select<{ id: string; sha256: Buffer }>(
      system.raw,
      `select id, sha256 from letter where stream_id = ? order by id`,
      [journey.id],
    );
    const made = events.filter(({ kind }) => kind === 'documentMade');
    expect(new Map(made.map(({ fact, dataHash }) => [fact, dataHash]))).toEqual(
      new Map(letters.map(({ id, sha256 }) => [id, sha256.toString('hex')])),
    );
  });

  it.each([
    ['fact', 'e.seq = t.seq'],
    [
      'letter',
      `e.kind = 'documentMade' and convert_from(e.bytes, 'UTF8')::json->>'fact' = t.id::text`,
    ],
  ])('was written in the same transaction as the %s it tells of', async (table, tells) => {
    const told = await select<{ id: string; together: boolean | null }>(
      system.raw,
      `select t.id, t.xmin::text = (e.txid::text::bigint % 4294967296)::text as together
       from ?? t left join audit_event e on e.stream_id = t.stream_id and ${tells}
       where t.stream_id = ?`,
      [table, journey.id],
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ together }) => together !== true)).toEqual([]);
  });
});

describe('recordedAt', () => {
  it('never runs backwards though the caller’s clock does', async () => {
    const { id } = await life.until('open');
    for (const minutes of [-600, -60, 30, -90]) {
      system.clock.advance({ minutes });
      await viewReport(system.deps, await system.as(leader), id);
    }
    const events = await records.events(id);
    const recorded = events.map(({ recordedAt }) => recordedAt);
    expect(recorded).toEqual(recorded.toSorted());
    const occurred = events.map(({ occurredAt }) => occurredAt);
    expect(occurred).not.toEqual(occurred.toSorted());
    system.clock.set(monday);
  });

  it('stands still when the database’s own clock was set back', async () => {
    const { id } = await life.until('open');
    const ahead = '2126-01-01T00:00:00.000Z';
    await system.raw.raw(`update stream set last_recorded_at = ? where id = ?`, [ahead, id]);
    await life.assess(id);
    await life.waive(id);
    const [assessed, waived] = (await records.events(id)).slice(-2);
    expect([assessed?.recordedAt, waived?.recordedAt]).toEqual([ahead, ahead]);
    expect(await faultIn(system.raw, id)).toBeUndefined();
  });

  it('is the database’s, and in order also when many look at once', async () => {
    const { id } = await life.until('open');
    const calls = await Promise.all(Array.from({ length: 8 }, () => system.as(leader)));
    await Promise.all(calls.map((call) => viewReport(system.deps, call, id)));
    const recorded = (await records.events(id)).map(({ recordedAt }) => recordedAt);
    expect(recorded).toEqual(recorded.toSorted());
    expect(await faultIn(system.raw, id)).toBeUndefined();
  });
});

describe('whatever people do in whatever order', () => {
  type Step = (id: string) => Promise<unknown>;
  const steps: Readonly<Record<string, Step>> = {
    rektorSigns: (id) => life.as('rektor.degerfors').sign(id),
    kuratorDeclines: (id) => life.decline(id),
    supplement: (id) => life.supplement(id),
    open: (id) => life.open(id),
    openByOfficer: (id) => life.as('socialsekreterare1.degerfors').open(id),
    assess: (id) => life.assess(id),
    note: (id) => life.note(id),
    contactSchool: (id) => life.contact(id, { with: 'school' }),
    consent: (id) => life.consent(id),
    unknownConsent: (id) => life.consent(id, { of: 'guardian7' }),
    propose: (id) => life.propose(id),
    waive: (id) => life.waive(id),
    decide: (id) => life.decide(id),
    inform: (id) => life.inform(id),
    feedback: (id) => life.giveFeedback(id),
    request: (id) => life.requestFeedback(id),
    look: async (id) => viewReport(system.deps, await system.as('socialchef.degerfors'), id),
    read: async (id) => viewContent(system.deps, await system.as('socialchef.degerfors'), id),
  };

  it('each step, done or refused, adds one event and the chain stays whole', async () => {
    const names = Object.keys(steps);
    const sequence = fc.array(
      fc.record({ step: fc.constantFrom(...names), minutes: fc.integer({ min: -300, max: 300 }) }),
      { minLength: 8, maxLength: 24 },
    );
    await fc.assert(
      fc.asyncProperty(sequence, async (plan) => {
        system.clock.set(monday);
        const { id } = await life.send();
        for (const { step, minutes } of plan) {
          system.clock.advance({ minutes });
          await steps[step]?.(id).catch((error: unknown) => {
            if (!(error instanceof AppError) || error instanceof NotFound) throw error;
          });
        }
        const events = await records.kinds(id);
        // An opening is told to both sides by an event of its own.
        const opened = events.filter((kind) => kind === 'openedByPerson').length;
        expect(events).toHaveLength(1 + plan.length + opened);
        expect(await faultIn(system.raw, id)).toBeUndefined();
      }),
      { numRuns: 10 },
    );
    system.clock.set(monday);
  });
});
