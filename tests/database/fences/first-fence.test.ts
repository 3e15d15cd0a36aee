import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { factRule } from '../../../domain/areas.ts';
import { factKinds, type Action, type FactKind } from '../../../domain/kinds.ts';
import type { Call } from '../../../services/acting/call.ts';
import type { Deps } from '../../../services/acting/deps.ts';
import {
  listConsultations,
  viewConsultation,
} from '../../../services/consultations/consultation-views.ts';
import { viewForms } from '../../../services/cooperation/forms-view.ts';
import { listHandOvers, viewHandOver } from '../../../services/cooperation/hand-over-views.ts';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { viewLetter } from '../../../services/reports/report-letters.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { listSituations, viewSituation } from '../../../services/situations/situation-views.ts';
import { viewHistory } from '../../../services/trail/history.ts';
import { viewPersonLooks } from '../../../services/trail/person-looks.ts';
import { searchTrail } from '../../../services/trail/search-trail.ts';
import { verifyTrail } from '../../../services/trail/verify-trail.ts';
import { viewTrail } from '../../../services/trail/view-trail.ts';
import { toldIn } from '../../helpers/whole-history.ts';
import { beginsReport, everyDeed } from '../../helpers/living.ts';
import { recordsOf } from '../../helpers/records.ts';
import { hidden, refusal, refusalIn } from '../../helpers/refusals.ts';
import { select } from '../../helpers/sql.ts';
import type { WholeLife } from '../../helpers/whole-life.ts';
import { fencedWorld } from './fenced-world.ts';
import { listReconciliations, viewDuties, viewFacts, viewLinks } from '../../helpers/first-page.ts';

/**
 * Two fences stand around every report: the services ask the permission table, and the database has
 * row-level security. Here the second is taken away, and the first alone must answer the same.
 */
const { system, world } = await fencedWorld();
const journey = world.journeys['school.degerfors>degerfors'];
/** The API's services on a connection that no row-level security binds. */
const unfenced: Deps = { ...system.deps, db: system.raw };

/** What somebody does, or looks at, about a report that has lived through everything. */
type Use = (deps: Deps, call: Call, of: WholeLife) => Promise<unknown>;
type Uses = Readonly<Record<string, Use>>;

/** Facts of a report by the right that reads them. */
const readBy = (action: Action): readonly FactKind[] =>
  factKinds.filter((kind) => factRule(kind).readBy === action);
const feedbackKinds = readBy('feedback.read');
const otherKinds = readBy('report.readContent');
const page = { limit: 50, offset: 0 };
const sql = `select id from letter where kind = 'jointMeetingInvitation' and stream_id = ?`;

const trailOf = (deps: Deps, call: Call, reportId: string) =>
  viewTrail(deps, call, { reportId, filter: { part: 'all' }, page: { limit: 1_000, offset: 0 } });

const looks: Uses = {
  viewReport: (deps, call, { id }) => viewReport(deps, call, id),
  viewContent: (deps, call, { id }) => viewContent(deps, call, id),
  viewFacts: (deps, call, { id }) => viewFacts(deps, call, id, otherKinds),
  'viewFacts of feedback': (deps, call, { id }) => viewFacts(deps, call, id, feedbackKinds),
  viewDuties: (deps, call, { id }) => viewDuties(deps, call, id),
  viewForms: (deps, call, { id }) => viewForms(deps, call, id, { schoolYear: null, needs: null }),
  viewLinks: (deps, call, { id }) => viewLinks(deps, call, id),
  viewHistory: (deps, call, { id }) => viewHistory(deps, call, id),
  viewTrail: (deps, call, { id }) => trailOf(deps, call, id),
  verifyTrail: (deps, call, { id }) => verifyTrail(deps, call, id),
  'viewLetter as sent': (deps, call, { id }) => viewLetter(deps, call, id, 'reportAsSent'),
  'viewLetter receipt': (deps, call, { id }) => viewLetter(deps, call, id, 'receipt'),
  'viewLetter invitation': async (deps, call, { id }) => {
    const [letter] = await select<{ id: string }>(system.raw, sql, [id]);
    return viewLetter(deps, call, id, { letterId: letter?.id ?? '' });
  },
};

const officer = 'socialsekreterare2.degerfors';
/** Deeds of the life of a report, each with its usual words. */
const deedsAt = (isWanted: (path: string) => boolean): Uses =>
  Object.fromEntries(
    everyDeed
      .filter(([, { path }]) => isWanted(path))
      .map(([name, { done, words }]): readonly [string, Use] => [
        name,
        (deps, call, of) => {
          const others = {
            otherReportId: of.id,
            toldId: of.id,
            otherSituationId: of.situationId,
          };
          return done(deps, call, { ...of, ...others }, words({ now: call.at, officer }));
        },
      ]),
  );
const isOnSituation = (path: string): boolean => path.includes('{situationId}');
const isOnConsultation = (path: string): boolean => path.includes('{consultationId}');
/** What belongs to no case yet: to whoever may not do it, that is no secret. */
const begins = (path: string): boolean =>
  beginsReport(path) || ['/consultations', '/consultation-calls'].includes(path);
const isOnHandOver = (path: string): boolean => path.includes('{handOverId}');
const deeds = deedsAt(
  (path) => !begins(path) && !isOnSituation(path) && !isOnConsultation(path) && !isOnHandOver(path),
);

const consultationUses: Uses = {
  viewConsultation: (deps, call, { consultationId }) =>
    viewConsultation(deps, call, consultationId),
  ...deedsAt(isOnConsultation),
};

const handOverUses: Uses = {
  viewHandOver: (deps, call, { handOverId }) => viewHandOver(deps, call, handOverId),
  ...deedsAt(isOnHandOver),
};

const situationUses: Uses = {
  viewSituation: (deps, call, { situationId }) => viewSituation(deps, call, situationId),
  ...deedsAt(isOnSituation),
};

/** To all of these the report does not exist. */
const outsiders = [
  'larare2.degerfors',
  'rektor2.degerfors',
  'skolsystem.degerfors',
  'forvaltare.degerfors',
  'bitrrektor.degerfors',
  'larare.atvidaberg',
  'rektor.atvidaberg',
  'skolsystem.atvidaberg',
  'ifochef.atvidaberg',
  'socialsekreterare1.atvidaberg',
  'socialchef.atvidaberg',
  'granskare.atvidaberg',
  'forvaltare.atvidaberg',
];

/** The same caller with a key of its own. */
const again = (call: Call): Call => ({
  ...call,
  request: { key: randomUUID(), fingerprint: Buffer.alloc(32) },
});

describe('without row-level security a report still does not exist', () => {
  it('whatever is tried: every deed but to send or write down another', () => {
    const tried = {
      ...deeds,
      ...deedsAt(isOnSituation),
      ...deedsAt(isOnConsultation),
      ...deedsAt(isOnHandOver),
    };
    const others = everyDeed.filter(([, { path }]) => !begins(path));
    expect(Object.keys(tried)).toHaveLength(others.length);
  });

  it.each(outsiders)('for %s: nothing is seen, done or written in its trail', async (login) => {
    const records = recordsOf(system);
    const before = (await records.events(journey.id)).length;
    const caller = await system.as(login);
    for (const [name, use] of Object.entries({ ...looks, ...deeds })) {
      const refused = await refusal(use(unfenced, again(caller), journey));
      expect([name, refused]).toEqual([name, hidden]);
    }
    expect(await records.events(journey.id)).toHaveLength(before);
  });

  it.each(outsiders.filter((login) => !login.startsWith('bitrrektor')))(
    'nor does its acute situation for %s',
    async (login) => {
      const records = recordsOf(system);
      const before = (await records.events(journey.situationId)).length;
      for (const [name, use] of Object.entries(situationUses)) {
        const refused = await refusal(use(unfenced, await system.as(login), journey));
        expect([name, refused]).toEqual([name, hidden]);
      }
      expect(await records.events(journey.situationId)).toHaveLength(before);
    },
  );
});

describe('without row-level security a consultation still does not exist', () => {
  it.each([...outsiders, 'rektor.degerfors', 'kurator.degerfors'])(
    'for %s: nothing is seen, done or written in its trail',
    async (login) => {
      const records = recordsOf(system);
      const { consultation } = world;
      const before = await records.kinds(consultation);
      const at = { ...journey, consultationId: consultation };
      for (const [name, use] of Object.entries(consultationUses)) {
        const refused = await refusal(use(unfenced, await system.as(login), at));
        expect([name, refused]).toEqual([name, hidden]);
      }
      expect(await records.kinds(consultation)).toEqual(before);
    },
  );
});

describe('without row-level security a hand-over still does not exist', () => {
  it.each([
    ...outsiders,
    'larare.degerfors',
    'rektor.degerfors',
    'pinocchio.degerfors',
    'sspf.kinda',
  ])('for %s: nothing is seen, done or written in its trail', async (login) => {
    const records = recordsOf(system);
    const { handOver } = world;
    const before = await records.kinds(handOver);
    const at = { ...journey, handOverId: handOver };
    for (const [name, use] of Object.entries(handOverUses)) {
      const refused = await refusal(use(unfenced, await system.as(login), at));
      expect([name, refused]).toEqual([name, hidden]);
    }
    expect(await records.kinds(handOver)).toEqual(before);
  });

  it('with the report that it came of: a form sees what it sees behind both fences', async () => {
    for (const login of ['steget.degerfors', 'ifochef.degerfors', 'granskare.degerfors']) {
      const call = await system.as(login);
      const behindBoth = await viewHandOver(system.deps, call, world.handOver);
      const behindOne = await viewHandOver(unfenced, call, world.handOver);
      expect([login, behindOne]).toEqual([login, behindBoth]);
      expect([login, behindOne.origin === null]).toEqual([login, login.startsWith('steget')]);
    }
  });
});

describe('without row-level security a child with protected identity', () => {
  const secret = world.journeys['protected.degerfors>degerfors'];

  it('has no report to an officer who may not know: nothing seen, done or written', async () => {
    const records = recordsOf(system);
    const before = (await records.events(secret.id)).length;
    const caller = await system.as('socialsekreterare2.degerfors');
    for (const [name, use] of Object.entries({ ...looks, ...deeds, ...situationUses })) {
      const refused = await refusal(use(unfenced, again(caller), secret));
      expect([name, refused]).toEqual([name, hidden]);
    }
    expect(await records.events(secret.id)).toHaveLength(before);
  });

  it('has one to the officer whose assignment says so', async () => {
    const caller = await system.as('socialsekreterare1.degerfors');
    expect((await viewReport(unfenced, caller, secret.id)).protectedIdentity).toBe(true);
  });
});

const notIntake = (name: string): boolean => !['viewLetter receipt', 'verifyTrail'].includes(name);

/** What each function is shown of a report it does see; everything else there is 403. */
const shown: Readonly<Record<string, readonly string[]>> = {
  'larare.degerfors': Object.keys(looks).filter(
    (name) => !['viewLetter invitation', 'viewForms', 'verifyTrail'].includes(name),
  ),
  'rektor.degerfors': [
    'viewReport',
    'viewContent',
    'viewFacts',
    'viewDuties',
    'viewLinks',
    'viewLetter as sent',
  ],
  'ifochef.degerfors': Object.keys(looks).filter(notIntake),
  'socialsekreterare2.degerfors': Object.keys(looks).filter(notIntake),
  'socialchef.degerfors': ['viewReport', 'viewDuties', 'viewLinks'],
  'granskare.degerfors': [
    'viewReport',
    'viewDuties',
    'viewLinks',
    'viewHistory',
    'viewTrail',
    'verifyTrail',
  ],
};
const insiders = Object.keys(shown);

describe('without row-level security a visible report', () => {
  it.each(insiders)('shows %s only what the function is for', async (login) => {
    const open: string[] = [];
    for (const [name, use] of Object.entries(looks)) {
      const result = await use(unfenced, await system.as(login), journey).then(
        () => 'shown',
        (error: unknown) => refusalIn(error).status,
      );
      if (result === 'shown') open.push(name);
    }
    expect(open).toEqual(Object.keys(looks).filter((name) => shown[login]?.includes(name)));
  });

  it.each(insiders)('looks to %s exactly as it does behind both fences', async (login) => {
    // Each look at the trail adds to it, so that no two are the same.
    const grows = ['viewHistory', 'viewTrail', 'verifyTrail'];
    for (const name of (shown[login] ?? []).filter((look) => !grows.includes(look))) {
      const use = looks[name];
      const behindBoth = await use?.(system.deps, await system.as(login), journey);
      const behindOne = await use?.(unfenced, await system.as(login), journey);
      expect([name, behindOne]).toEqual([name, behindBoth]);
    }
  });

  it.each([
    ['larare.degerfors', ['both', 'sender']],
    ['ifochef.degerfors', ['both', 'receiver']],
    ['granskare.degerfors', ['auditor', 'both', 'receiver', 'sender']],
  ])('tells %s the history of one side of it', async (login, sides) => {
    await viewReport(system.deps, await system.as('granskare.degerfors'), journey.id);
    const told = await toldIn(viewHistory(unfenced, await system.as(login), journey.id));
    expect([...new Set(told.map(({ lane }) => lane))].toSorted()).toEqual(sides);
  });

  it.each(['larare.degerfors', 'ifochef.degerfors', 'granskare.degerfors'])(
    'tells %s the same of who did what, by the names she may know',
    async (login) => {
      const behindBoth = await trailOf(system.deps, await system.as(login), journey.id);
      const behindOne = await trailOf(unfenced, await system.as(login), journey.id);
      expect(behindBoth.total).toBeGreaterThan(5);
      expect(behindOne.items.slice(0, behindBoth.total)).toEqual(behindBoth.items);
    },
  );

  it('is found in a search, and named, by the auditor of its own municipality alone', async () => {
    const [{ reference } = { reference: '' }] = await select<{ reference: string }>(
      system.raw,
      `select reference from report where id = ?`,
      [journey.id],
    );
    const records = recordsOf(system);
    const personId = await records.personId('ifochef.degerfors');
    const ask = async (deps: Deps, login: string) => {
      const call = await system.as(login);
      const [byReference, byPerson] = [
        await searchTrail(deps, call, { reference }, { limit: 10 }),
        await searchTrail(deps, call, { personId }, { limit: 10 }),
      ];
      const looks = await viewPersonLooks(deps, call, { personId, page: { limit: 10 } }).then(
        ({ items }) => items.length,
        (error: unknown) => refusalIn(error).status,
      );
      return [byReference.items.length, byPerson.items.length, looks];
    };
    expect(await ask(unfenced, 'granskare.kinda')).toEqual([0, 0, 404]);
    expect(await ask(system.deps, 'granskare.kinda')).toEqual([0, 0, 404]);
    expect(await ask(unfenced, 'granskare.degerfors')).toEqual([10, 10, 10]);
  });

  it('keeps the feedback from the co-signers: it is the author’s alone (19 kap. 6 § SoL)', async () => {
    const { as } = system;
    const author = await as('larare.degerfors');
    const read = await viewFacts(unfenced, author, journey.id, feedbackKinds);
    expect(read).toMatchObject([{ outcome: 'opened' }]);
    const rektor = await as('rektor.degerfors');
    const refused = await refusal(viewFacts(unfenced, rektor, journey.id, feedbackKinds));
    expect(refused.status).toBe(403);
  });
});

describe('without row-level security a list', () => {
  const logins = [
    'larare.degerfors',
    'rektor.degerfors',
    'bitrrektor.degerfors',
    'larare2.degerfors',
    'rektor2.degerfors',
    'skolsystem.degerfors',
    'larare.atvidaberg',
    'socialsekreterare1.degerfors',
    'socialsekreterare2.degerfors',
    'ifochef.degerfors',
    'ifochef.atvidaberg',
    'ifochef.kinda',
    'socialchef.degerfors',
    'granskare.degerfors',
    'granskare.atvidaberg',
    'steget.degerfors',
    'pinocchio.degerfors',
  ];
  const lists: Readonly<Record<string, (deps: Deps, call: Call) => Promise<unknown>>> = {
    listReports: (deps, call) => listReports(deps, call, page),
    listDuties: (deps, call) => listDuties(deps, call, page),
    listSituations: (deps, call) => listSituations(deps, call, page),
    listConsultations: (deps, call) => listConsultations(deps, call, page),
    listHandOvers: (deps, call) => listHandOvers(deps, call, page),
  };

  it.each(logins)('shows %s what it shows behind both fences', async (login) => {
    for (const [name, list] of Object.entries(lists)) {
      const behindBoth = await list(system.deps, await system.as(login));
      const behindOne = await list(unfenced, await system.as(login));
      expect([name, behindOne]).toEqual([name, behindBoth]);
    }
  });

  it('is empty for a municipality that received nothing and full for one that did', async () => {
    const { as } = system;
    const total = async (login: string) =>
      (await listReports(unfenced, await as(login), page)).total;
    expect(await total('ifochef.kinda')).toBe(0);
    // Three journeys with a sibling each, two that began with a question, three that a form was chosen
    // for, and the one that nobody has opened.
    expect(await total('ifochef.degerfors')).toBe(12);
    // Of those on people with protected identity, whoever may not know of them sees envelopes.
    expect(await total('socialsekreterare2.degerfors')).toBe(12);
  });

  it.each(['ifochef.degerfors', 'forvaltare.atvidaberg', 'granskare.kinda'])(
    'of daily counts shows %s the own municipality only',
    async (login) => {
      const behindBoth = await listReconciliations(system.deps, await system.as(login));
      const behindOne = await listReconciliations(unfenced, await system.as(login));
      expect(behindOne).toEqual(behindBoth);
      expect(behindOne.length > 0).toBe(!login.endsWith('kinda'));
    },
  );

  it('is refused to those who have none', async () => {
    const { as } = system;
    const { status } = await refusal(listReports(unfenced, await as('forvaltare.degerfors'), page));
    expect(status).toBe(403);
  });
});
