import type { Db } from '../../database/connection.ts';
import { rowsOf } from '../../database/rows.ts';
import type { Check, Scene } from './check.ts';
import type { Asked } from './ledger.ts';

const select = async <T>(db: Db, sql: string): Promise<readonly T[]> =>
  rowsOf<T>(await db.raw(sql));

const idsOf = async (db: Db, sql: string): Promise<readonly string[]> =>
  (await select<{ id: string }>(db, sql)).map(({ id }) => id);

type Answer = { readonly id: string; readonly links?: readonly { readonly id: string }[] };

const done = ({ asking }: Scene): readonly Asked[] =>
  asking.ledger.asked.filter(({ reply }) => reply.status === 201);
const answerOf = ({ reply }: Asked): Answer => reply.body as Answer;
const isReport = ({ path }: Asked): boolean =>
  path === '/reports' || path === '/registered-reports';

const without = (ids: readonly string[], known: ReadonlySet<string>): readonly string[] =>
  ids.filter((id) => !known.has(id));

/** The reports that their senders were told of: their own, and the copies for siblings. */
const acknowledged = (scene: Scene): ReadonlySet<string> =>
  new Set(
    done(scene)
      .filter(isReport)
      .map(answerOf)
      .flatMap(({ id, links = [] }) => [id, ...links.map((link) => link.id)]),
  );

/** What the system makes of itself: of a new worry in a supplement, and where one goes on. */
const bornOfItself = `select id from report where channel in ('supplement', 'forwarded', 'moved', 'synthetic')`;

/** Where a deed's fact stands: in a row of its own, or in that of what it begins. */
const allRecords = `select id from fact union all select id from report
  union all select id from acute_situation union all select id from absence
  union all select id from absence_ending union all select id from sent_count`;

/**
 * Who is not asked to sign, and that the author signs by sending, is recorded with the sending in her
 * name; a corrected record with the reason for it, what was agreed with the meeting that agreed on it,
 * a moved record with its being taken out, what was told with its registration, that a call was
 * confirmed with the written report, that a question was reported with the report, consents with the
 * handing over, and that one was handed on or chosen anew with the new hand-over. These are what
 * their recorder was told of.
 */
const ofPeople = `select coalesce(chosen.id, handed.id, why.id, held.id, sent.id, taken.id, named.id, told.id, read.id,
    written.id, f.id) as id from fact f
  left join fact why
    on why.kind = 'correctionExplained' and why.about = f.id and f.corrects is not null
  left join fact held on f.kind = 'changeAgreed' and held.kind = 'followUpMeetingHeld'
    and held.stream_id = f.stream_id and held.occurred_at = f.occurred_at
  left join report sent on f.kind = 'signatureRecorded' and sent.id = f.stream_id
    and sent.author_person_id = f.person_id and f.corrects is null
  left join fact brought on brought.kind = 'recordBroughtIn' and f.id in (brought.id, brought.about)
  left join fact taken on taken.kind = 'recordTakenOut' and taken.person_id = brought.person_id
    and taken.occurred_at = brought.occurred_at
  left join report named on f.kind = 'consultationReported' and named.id = f.about
  left join report told on told.id = f.stream_id and told.channel in ('phone', 'visit', 'paper')
    and f.kind in ('reportOpened', 'reportRegistered')
  left join fact confirmed on f.kind = 'confirmationRead' and confirmed.kind = 'reportConfirmed'
    and confirmed.about = f.stream_id
  left join fact read on read.kind = 'supplementRead' and read.about = confirmed.id
    and read.occurred_at = f.occurred_at
  left join fact chosen on f.kind in ('handOverChosenAgain', 'formFollowedUp') and chosen.id = f.about
  left join fact handed on f.kind = 'formConsentRecorded' and handed.kind = 'handedOver'
    and handed.stream_id = f.stream_id and handed.occurred_at = f.occurred_at
  left join report written on f.kind = 'reportConfirmed' and written.id = f.about
  where f.person_id is not null`;

/** Promises about what was acknowledged: all of it is there, and nothing twice. */
export const recordChecks: readonly Check[] = [
  {
    promise: 'no report that was acknowledged is lost',
    look: async (scene) => {
      const stored = new Set(await idsOf(scene.evidence.db, 'select id from report'));
      const told = [...acknowledged(scene)];
      return { looked: told.length, wrong: without(told, stored) };
    },
  },
  {
    promise: 'no report is there that nobody was told of, so that none is doubled',
    look: async (scene) => {
      const { db } = scene.evidence;
      const known = new Set([...acknowledged(scene), ...(await idsOf(db, bornOfItself))]);
      const stored = await idsOf(db, 'select id from report');
      return { looked: stored.length, wrong: without(stored, known) };
    },
  },
  {
    promise: 'each deed that was acknowledged is recorded once',
    look: async (scene) => {
      const counts = new Map<string, number>();
      for (const id of await idsOf(scene.evidence.db, allRecords)) {
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      const told = done(scene).map((asked) => answerOf(asked).id);
      return { looked: told.length, wrong: told.filter((id) => counts.get(id) !== 1) };
    },
  },
  {
    promise: 'no person’s deed is recorded that nobody was told of, so that none is doubled',
    look: async (scene) => {
      const told = new Set(done(scene).map((asked) => answerOf(asked).id));
      const stored = await idsOf(scene.evidence.db, ofPeople);
      return { looked: stored.length, wrong: without(stored, told) };
    },
  },
];
