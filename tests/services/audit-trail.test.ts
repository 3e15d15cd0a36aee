import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../domain/errors.ts';
import { openSituationFor, planFollowUp, recordFollowUp } from '../../services/acute-situations.ts';

import { viewSituation } from '../../services/situation-views.ts';
import { advanceReport } from '../../services/advance.ts';
import { assessProtection } from '../../services/assessment.ts';
import { closeReport } from '../../services/close-report.ts';
import { viewContent, viewFacts } from '../../services/content-views.ts';
import { informConcerned } from '../../services/decisions.ts';
import { giveFeedback, requestFeedback } from '../../services/feedback.ts';
import { viewHistory } from '../../services/history.ts';
import { recordContact, registerCase, takeIntakeNote } from '../../services/intake.ts';
import { storeLetter } from '../../services/letters.ts';
import { recordMeetingOutcome, takeMinutes } from '../../services/meetings.ts';
import { listDuties, listReports } from '../../services/queue.ts';
import { viewLetter } from '../../services/report-documents.ts';
import { viewDuties, viewLinks, viewReport } from '../../services/report-views.ts';
import { assignCase, openReport } from '../../services/routing.ts';
import { signReport } from '../../services/sign-off.ts';
import { addSupplement, readSupplement } from '../../services/supplements.ts';
import { select } from '../database/sql.ts';
import { createTestSystem, type TestSystem } from '../helpers/system.ts';
import { faultIn, headOf, linksOf, type Link } from './chain.ts';
import { calmAssessment, deedsOf, refusal, type Deeds } from './deeds.ts';
import { fullJourney, privateReport } from './full-journey.ts';
import { recordsOf, type Records } from './records.ts';

const start = '2026-11-16T09:00:00.000Z';
let system: TestSystem;
let deeds: Deeds;
let records: Records;

beforeAll(async () => {
  system = await createTestSystem(start);
  deeds = deedsOf(system);
  records = recordsOf(system);
});
afterAll(() => system.close());

const leader = 'ifochef.degerfors';
const author = 'larare.degerfors';
const page = { limit: 50, offset: 0 };

const fault = async (stream: string): Promise<string | undefined> =>
  faultIn(await linksOf(system.raw, stream), await headOf(system.raw, stream));

/** Kinds of the events that `work` added to a stream, with its own outcome left aside. */
const added = async (stream: string, work: () => Promise<unknown>): Promise<readonly string[]> => {
  const before = (await records.events(stream)).length;
  await work();
  return (await records.kinds(stream)).slice(before);
};

/** While `work` runs, no event of this kind can be recorded: at once, or at commit. */
const withoutTrail = async (
  kind: string,
  when: 'at once' | 'at commit',
  work: () => Promise<void>,
): Promise<void> => {
  await system.raw.raw(`
    create or replace function refuse_test_event() returns trigger language plpgsql as $$
    begin raise exception 'the trail is broken'; end $$`);
  const timing =
    when === 'at once'
      ? `create trigger broken before insert on audit_event for each row`
      : `create constraint trigger broken after insert on audit_event
         deferrable initially deferred for each row`;
  await system.raw.raw(
    `${timing} when (new.kind = '${kind}') execute function refuse_test_event()`,
  );
  try {
    await work();
  } finally {
    await system.raw.raw(`drop trigger broken on audit_event`);
  }
};

const copyOf = (links: readonly Link[]): Link[] => links.map((link) => ({ ...link }));
const flipped = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  copy[20] = (copy[20] ?? 0) ^ 1;
  return copy;
};
const sha = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex');

/** An opened report whose document stands in the archive. */
const lettered = async (): Promise<string> => {
  const { id } = await deeds.opened();
  const order = {
    reportId: id,
    kind: 'reportAsSent',
    step: 'report-as-sent',
    about: null,
  } as const;
  await storeLetter(system.workerDeps, order, {
    bytes: Buffer.from('%PDF'),
    at: system.clock.now(),
  });
  return id;
};

describe('the chain of a stream', () => {
  let journey: Awaited<ReturnType<typeof fullJourney>>;
  beforeAll(async () => {
    const cast = { author, signs: 'rektor.degerfors', town: 'degerfors' };
    journey = await fullJourney(system, cast, privateReport());
  });

  it('is whole for every report, situation and reader: numbered from 1 without a gap, begun on 32 zero bytes, each hash recomputed', async () => {
    const streams = await select<{ id: string; kind: string }>(
      system.raw,
      `select id, kind from stream`,
    );
    expect(new Set(streams.map(({ kind }) => kind)).size).toBe(3);
    for (const { id, kind } of streams) {
      expect([kind, id, await fault(id)]).toEqual([kind, id, undefined]);
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
    expect(faultIn(links, head)).toBeUndefined();
    expect(faultIn(meddle(copyOf(links)), head)).toBeDefined();
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
        seq: Number(fact.seq),
        side: fact['side'],
        streamId: fact['stream_id'],
      };
      const event = events.find(({ seq }) => seq === row.seq);
      expect(event).toMatchObject({
        fact: fact.id,
        kind: row.kind,
        dataHash: sha(JSON.stringify(row)),
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

  it('was written in the same transaction as the fact it tells of', async () => {
    const apart = await select(
      system.raw,
      `select f.kind from fact f join audit_event e on e.stream_id = f.stream_id and e.seq = f.seq
       where f.stream_id = ? and f.xmin::text <> (e.txid::text::bigint % 4294967296)::text`,
      [journey.id],
    );
    expect(apart).toEqual([]);
  });
});

describe('every deed is exactly one event', () => {
  it('from the sending to the closing', async () => {
    const { deps, workerDeps, as, clock } = system;
    const { id } = await deeds.send();
    expect(await records.kinds(id)).toEqual(['reportSent']);
    let supplementId = '';
    let meetingId = '';
    const steps: readonly (readonly [readonly string[], () => Promise<unknown>])[] = [
      [
        ['signatureRecorded'],
        async () => signReport(deps, await as('rektor.degerfors'), id, { answer: 'signed' }),
      ],
      [
        ['signatureRecorded'],
        async () =>
          signReport(deps, await as('kurator.degerfors'), id, {
            answer: 'declined',
            comment: 'nej',
          }),
      ],
      [
        ['signatureRecorded'],
        async () => signReport(deps, await as('skolskoterska.degerfors'), id, { answer: 'signed' }),
      ],
      [
        ['supplementAdded'],
        async () => {
          supplementId = (
            await addSupplement(deps, await as(author), id, { text: 'mer', events: [] })
          ).body.id;
        },
      ],
      [['reportOpened'], () => deeds.open(id)],
      [
        ['caseAssigned'],
        async () =>
          assignCase(deps, await as(leader), id, {
            login: 'socialsekreterare1.degerfors',
            reason: 'tid',
          }),
      ],
      [
        ['supplementRead'],
        async () =>
          readSupplement(
            deps,
            await as(leader),
            { reportId: id, supplementId },
            { newWorry: false, note: null },
          ),
      ],
      [['protectionAssessed'], () => deeds.assess(id)],
      [
        ['caseRegistered'],
        async () =>
          registerCase(deps, await as(leader), id, {
            registeredAs: 'report',
            knownBefore: 'notSearched',
          }),
      ],
      [
        ['intakeNoteTaken'],
        async () =>
          takeIntakeNote(deps, await as(leader), id, {
            area: 'health',
            source: 's',
            difficulties: null,
            assets: null,
          }),
      ],
      [
        ['contactRecorded'],
        async () =>
          recordContact(deps, await as(leader), id, {
            with: 'guardian',
            how: 'phone',
            summary: 's',
          }),
      ],
      [['consentRecorded'], () => deeds.consent(id, { of: 'guardian1', answer: 'given' })],
      [
        ['meetingProposed'],
        async () => {
          meetingId = (await deeds.propose(id)).id;
        },
      ],
      [['meetingInvited'], () => deeds.invite({ reportId: id, meetingId }, ['guardian1'])],
      [
        ['meetingOutcomeRecorded'],
        async () =>
          recordMeetingOutcome(
            deps,
            await as(leader),
            { reportId: id, meetingId },
            { outcome: 'held', reason: null },
          ),
      ],
      [
        ['meetingMinutesTaken'],
        async () =>
          takeMinutes(
            deps,
            await as(leader),
            { reportId: id, meetingId },
            { present: [], questions: null, agreed: [] },
          ),
      ],
      [['decisionMade'], () => deeds.decide(id)],
      [
        ['concernedInformed'],
        async () => informConcerned(deps, await as(leader), id, { told: true, how: 'telefon' }),
      ],
      [
        ['feedbackRecorded'],
        async () => giveFeedback(deps, await as(leader), id, { answer: 'opened' }),
      ],
      [
        ['documentMade'],
        () =>
          storeLetter(
            workerDeps,
            { reportId: id, kind: 'receipt', step: 'receipt', about: null },
            { bytes: Buffer.from('%PDF'), at: clock.now() },
          ),
      ],
      [
        [],
        () =>
          storeLetter(
            workerDeps,
            { reportId: id, kind: 'receipt', step: 'receipt', about: null },
            { bytes: Buffer.from('%PDF again'), at: clock.now() },
          ),
      ],
      [[], () => advanceReport(workerDeps, id, clock.now())],
      [['reportClosed'], () => closeReport(workerDeps, id, clock.now())],
      [[], () => closeReport(workerDeps, id, clock.now())],
      [
        ['reportReopened', 'supplementAdded'],
        async () => addSupplement(deps, await as(author), id, { text: 'ännu mer', events: [] }),
      ],
    ];
    for (const [expected, step] of steps) expect(await added(id, step)).toEqual(expected);
    expect(await fault(id)).toBeUndefined();
  });

  it('also in the stream of an acute situation', async () => {
    const { deps, as } = system;
    const { id } = await deeds.opened();
    const situationId = (await openSituationFor(deps, await as(leader), id)).body.id;
    expect(await records.kinds(situationId)).toEqual(['situationOpened']);
    const plan = { time: '2026-12-01T12:00:00.000Z', invited: [] };
    const record = {
      held: true,
      date: '2026-11-16',
      people: [],
      worked: 'a',
      didNot: 'b',
      agreedChanges: [],
    } as const;
    expect(
      await added(situationId, async () => {
        await planFollowUp(deps, await as(leader), situationId, plan);
        await viewSituation(deps, await as(leader), situationId);
        await recordFollowUp(deps, await as(leader), situationId, record);
      }),
    ).toEqual(['followUpMeetingPlanned', 'situationRead', 'followUpMeetingHeld']);
    expect(await fault(situationId)).toBeUndefined();
  });

  it('names who acted in which function, and the instant of the caller’s clock', async () => {
    const { id } = await deeds.send();
    const [event] = await records.events(id);
    const actor = await system.actor(author);
    const unitId = actor.is === 'person' ? actor.assignment.unitId : '';
    expect(event).toMatchObject({
      v: 1,
      stream: id,
      seq: 1,
      actor: await records.personId(author),
      function: `teacher@${unitId}`,
      occurredAt: system.clock.now(),
      purpose: null,
    });
  });

  it('and leaves neither fact nor event nor status when its event cannot be recorded', async () => {
    const { id } = await deeds.opened();
    await withoutTrail('protectionAssessed', 'at once', async () => {
      await expect(deeds.assess(id)).rejects.toThrow('the trail is broken');
    });
    expect((await records.report(id)).status).toBe('opened');
    expect(
      await select(system.raw, `select from protection_assessment where stream_id = ?`, [id]),
    ).toEqual([]);
    expect(await records.openKinds(id)).toContain('assessProtection');
    await deeds.assess(id);
    expect(await fault(id)).toBeUndefined();
  });
});

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
    expect(await added(id, () => look(leader, id))).toEqual([kind]);
    expect(await added(id, () => look(author, id))).toEqual([kind]);
    const [own, other] = (await records.events(id)).slice(Number(before.last_seq));
    expect(own).toMatchObject({
      side: 'receiver',
      purpose: expect.stringContaining('report.') as string,
    });
    expect(other).toMatchObject({ side: 'sender', actor: await records.personId(author) });
  });

  it.each(looks)('%s gives no answer when its event cannot be written', async (_, kind, look) => {
    const id = await lettered();
    await withoutTrail(kind, 'at once', () =>
      expect(look(leader, id)).rejects.toThrow('the trail is broken'),
    );
    expect(await records.kinds(id)).not.toContain(kind);
  });

  it.each(looks)('%s gives no answer before its event is committed', async (_, kind, look) => {
    const id = await lettered();
    await withoutTrail(kind, 'at commit', () =>
      expect(look(leader, id)).rejects.toThrow('the trail is broken'),
    );
    expect(await records.kinds(id)).not.toContain(kind);
  });

  it('and moves no ETag, unlike a deed', async () => {
    const id = await lettered();
    const etag = async (): Promise<number> =>
      (await viewReport(system.deps, await system.as(leader), id)).etag;
    const before = await etag();
    expect(await etag()).toBe(before);
    const { seq, etag: after } = await deeds.assess(id);
    expect(after).toBe(seq);
    expect(await etag()).toBe(seq);
  });

  it('whose own event comes after the history it shows', async () => {
    const id = await lettered();
    const history = await viewHistory(system.deps, await system.as('granskare.degerfors'), id);
    expect(history).toMatchObject({ complete: true, stream: id });
    expect(history.events.map(({ seq }) => seq)).toEqual(
      Array.from({ length: history.head.seq }, (_, index) => index + 1),
    );
    expect((await records.events(id)).at(-1)).toMatchObject({
      kind: 'historyRead',
      seq: history.head.seq + 1,
      side: 'auditor',
    });
  });
});

describe('a list', () => {
  it.each([
    [
      'listReports',
      (login: string) => system.as(login).then((call) => listReports(system.deps, call, page)),
    ],
    [
      'listDuties',
      (login: string) => system.as(login).then((call) => listDuties(system.deps, call, page)),
    ],
  ])(
    '%s is one event in the reader’s own stream, found from each report it showed',
    async (_, list) => {
      const { id } = await deeds.send();
      const reader = await records.personId(leader);
      await list(leader);
      expect(await added(id, () => list(leader))).toEqual([]);
      expect(await added(reader, () => list(leader))).toEqual(['listRead']);
      const event = (await records.events(reader)).at(-1);
      expect(event).toMatchObject({ side: 'auditor', purpose: 'queue.read', fact: null });
      const shown = await select<{ stream_id: string; seq: string }>(
        system.raw,
        `select stream_id, seq from audit_subject where report_id = ? order by seq desc limit 1`,
        [id],
      );
      expect(shown).toEqual([{ stream_id: reader, seq: String(event?.seq) }]);
      expect(await fault(reader)).toBeUndefined();
    },
  );

  it('gives no answer when its event cannot be written', async () => {
    const call = await system.as(leader);
    await withoutTrail('listRead', 'at commit', () =>
      expect(listReports(system.deps, call, page)).rejects.toThrow('the trail is broken'),
    );
  });

  it('read twice at once by somebody for the first time begins one stream', async () => {
    const login = 'socialsekreterare2.kinda';
    const calls = await Promise.all([1, 2, 3].map(() => system.as(login)));
    await Promise.all(calls.map((call) => listReports(system.deps, call, page)));
    const reader = await records.personId(login);
    expect(await records.kinds(reader)).toEqual(['listRead', 'listRead', 'listRead']);
    expect(await fault(reader)).toBeUndefined();
  });
});

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
    expect(await added(id, () => refusal(attempt(id)))).toEqual(['attemptRefused']);
    expect((await records.events(id)).at(-1)).toMatchObject({
      purpose,
      fact: null,
      dataHash: null,
    });
    expect(await records.report(id)).toEqual(before);
    expect(await fault(id)).toBeUndefined();
  });

  it('stands in the trail of an acute situation too', async () => {
    const { deps, as } = system;
    const { id } = await deeds.opened();
    const situationId = (await openSituationFor(deps, await as(leader), id)).body.id;
    const plan = { time: '2026-12-01T12:00:00.000Z', invited: [] };
    const attempt = async (): Promise<unknown> =>
      refusal(planFollowUp(deps, await as('rektor.degerfors'), situationId, plan));
    expect(await added(situationId, attempt)).toEqual(['attemptRefused']);
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
    expect((await assessProtection(system.deps, call, id, calmAssessment)).status).toBe(201);
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
      await added(id, () => refusal(addSupplement(system.deps, other, id, supplement))),
    ).toEqual([]);
  });
});

describe('the head of a stream is its mutex', () => {
  it('lets one of two who open at once win, and tells the second who was first', async () => {
    for (let round = 0; round < 5; round += 1) {
      system.clock.set(start);
      const { id } = await deeds.send();
      system.clock.advance({ minutes: 41 });
      const logins = [leader, 'bitrifochef.degerfors', 'socialsekreterare1.degerfors'];
      const calls = await Promise.all(logins.map((login) => system.as(login)));
      const results = await Promise.allSettled(
        calls.map((call) => openReport(system.deps, call, id)),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const winner = results.findIndex(({ status }) => status === 'fulfilled');
      const names = ['Birgitta Påhittad', 'Mikael Test', 'Johan Prov'];
      for (const result of results.filter(({ status }) => status === 'rejected')) {
        expect((result as PromiseRejectedResult).reason).toMatchObject({
          status: 409,
          code: 'already-opened',
          details: { current: 'opened', takenBy: names[winner], takenAt: system.clock.now() },
        });
      }
      const { owner_person_id: owner } = await records.report(id);
      expect(owner).toBe(await records.personId(logins[winner] ?? ''));
      expect((await records.kinds(id)).toSorted()).toEqual([
        'attemptRefused',
        'attemptRefused',
        'reportOpened',
        'reportSent',
      ]);
      expect(await fault(id)).toBeUndefined();
    }
    system.clock.set(start);
  });

  it('makes the second of two decisions a 409 with the state that won', async () => {
    const { id } = await deeds.assessed();
    const results = await Promise.allSettled([
      deeds.decide(id),
      deeds.decide(id, { outcome: 'doNotOpen' }),
    ]);
    const [lost] = results.filter(({ status }) => status === 'rejected');
    expect((lost as PromiseRejectedResult).reason).toMatchObject({
      status: 409,
      code: 'wrong-state',
      details: { current: 'concluded' },
    });
    expect(await select(system.raw, `select from decision where stream_id = ?`, [id])).toHaveLength(
      1,
    );
  });

  it('makes whoever comes second wait until the first has committed', async () => {
    const { id } = await deeds.opened();
    const first = await system.raw.transaction();
    await first.raw(`select from stream where id = ? for update`, [id]);
    let isDone = false;
    const second = deeds.assess(id).then((answer) => {
      isDone = true;
      return answer;
    });
    await new Promise((resolve) => {
      setTimeout(resolve, 120);
    });
    expect(isDone).toBe(false);
    await first.commit();
    expect((await second).report.status).toBe('assessed');
  });

  it('takes a deed on the ETag that was read, and refuses one on an older with 412', async () => {
    const { deps, as } = system;
    const { id } = await deeds.opened();
    const { etag } = await viewReport(deps, await as(leader), id);
    await takeIntakeNote(deps, await as(leader), id, {
      area: 'safety',
      source: 's',
      difficulties: null,
      assets: null,
    });
    const stale = await as(leader, { expected: etag });
    const refused = await refusal(assessProtection(deps, stale, id, calmAssessment));
    expect(refused).toEqual({ status: 412, code: 'changed-since', details: { etag: etag + 2 } });
    const fresh = await as(leader, { expected: etag + 2 });
    expect((await assessProtection(deps, fresh, id, calmAssessment)).status).toBe(201);
  });
});

describe('recordedAt', () => {
  it('never runs backwards though the caller’s clock does', async () => {
    const { id } = await deeds.opened();
    for (const minutes of [-600, -60, 30, -90]) {
      system.clock.advance({ minutes });
      await viewReport(system.deps, await system.as(leader), id);
    }
    const events = await records.events(id);
    const recorded = events.map(({ recordedAt }) => recordedAt);
    expect(recorded).toEqual(recorded.toSorted());
    const occurred = events.map(({ occurredAt }) => occurredAt);
    expect(occurred).not.toEqual(occurred.toSorted());
    system.clock.set(start);
  });

  it('stands still when the database’s own clock was set back', async () => {
    const { id } = await deeds.opened();
    const ahead = '2126-01-01T00:00:00.000Z';
    await system.raw.raw(`update stream set last_recorded_at = ? where id = ?`, [ahead, id]);
    await deeds.assess(id);
    await deeds.waive(id);
    const [assessed, waived] = (await records.events(id)).slice(-2);
    expect([assessed?.recordedAt, waived?.recordedAt]).toEqual([ahead, ahead]);
    expect(await fault(id)).toBeUndefined();
  });

  it('is the database’s, and in order also when many look at once', async () => {
    const { id } = await deeds.opened();
    const calls = await Promise.all(Array.from({ length: 8 }, () => system.as(leader)));
    await Promise.all(calls.map((call) => viewReport(system.deps, call, id)));
    const recorded = (await records.events(id)).map(({ recordedAt }) => recordedAt);
    expect(recorded).toEqual(recorded.toSorted());
    expect(await fault(id)).toBeUndefined();
  });
});

describe('whatever people do in whatever order', () => {
  type Step = (id: string) => Promise<unknown>;
  const steps: Readonly<Record<string, Step>> = {
    rektorSigns: async (id) =>
      signReport(system.deps, await system.as('rektor.degerfors'), id, { answer: 'signed' }),
    kuratorDeclines: async (id) =>
      signReport(system.deps, await system.as('kurator.degerfors'), id, {
        answer: 'declined',
        comment: 'c',
      }),
    supplement: async (id) =>
      addSupplement(system.deps, await system.as(author), id, { text: 't', events: [] }),
    open: (id) => deeds.open(id),
    openByOfficer: (id) => deeds.open(id, 'socialsekreterare1.degerfors'),
    assess: (id) => deeds.assess(id),
    note: async (id) =>
      takeIntakeNote(system.deps, await system.as(leader), id, {
        area: 'health',
        source: 's',
        difficulties: null,
        assets: null,
      }),
    contactSchool: async (id) =>
      recordContact(system.deps, await system.as(leader), id, {
        with: 'school',
        how: 'phone',
        summary: 's',
      }),
    consent: (id) => deeds.consent(id, { of: 'guardian1', answer: 'given' }),
    unknownConsent: (id) => deeds.consent(id, { of: 'guardian7', answer: 'given' }),
    propose: (id) => deeds.propose(id),
    waive: (id) => deeds.waive(id),
    decide: (id) => deeds.decide(id),
    inform: async (id) =>
      informConcerned(system.deps, await system.as(leader), id, { told: true, how: 'h' }),
    feedback: async (id) =>
      giveFeedback(system.deps, await system.as(leader), id, { answer: 'opened' }),
    request: async (id) => requestFeedback(system.deps, await system.as(author), id),
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
        system.clock.set(start);
        const { id } = await deeds.send();
        for (const { step, minutes } of plan) {
          system.clock.advance({ minutes });
          await steps[step]?.(id).catch((error: unknown) => {
            if (!(error instanceof AppError) || error.status === 404) throw error;
          });
        }
        expect(await records.events(id)).toHaveLength(1 + plan.length);
        expect(await fault(id)).toBeUndefined();
      }),
      { numRuns: 10 },
    );
    system.clock.set(start);
  });
});
