import { isDeepStrictEqual } from 'node:util';

import { projectDuty } from '../../domain/duties/project-duty.ts';
import { rowsOf } from '../../database/rows.ts';
import type { DutyRow } from '../../database/duties/duty-store.ts';
import { readLetters } from '../../database/letters/letter-store.ts';
import { readReport } from '../../database/reports/report-store.ts';
import { dueLetters } from '../../services/letters/due-letters.ts';
import type { WokenKind } from '../../services/waking/woken-streams.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { inEach, type Check, type Scene } from './check.ts';
import { recompute, type Recomputed } from './stream-from-facts.ts';

type Stream = {
  readonly id: string;
  readonly kind: WokenKind;
  readonly municipalityId: string;
};

const streamsOf = async ({ evidence: { db } }: Scene): Promise<readonly Stream[]> =>
  rowsOf<Stream>(
    await db.raw(
      `select id, kind, municipality_id as "municipalityId" from stream
       where kind <> 'person' order by id`,
    ),
  );

const ofEachStream =
  (wrongIn: (scene: Scene, stream: Stream) => Promise<readonly string[]>): Check['look'] =>
  async (scene) =>
    inEach(await streamsOf(scene), async (stream) =>
      (await wrongIn(scene, stream)).map((what) => `${stream.kind} ${stream.id}: ${what}`),
    );

const recomputed = ({ evidence }: Scene, stream: Stream): Promise<Recomputed> =>
  evidence.db.transaction((tx) => recompute(tx, evidence, stream));

/** A report that nothing is owed for closes by itself, without a fact. */
const standsAsFactsSay = ({ stored, fromFacts }: Recomputed): boolean => {
  const told = Object.entries(fromFacts.standing);
  const stands: Readonly<Record<string, unknown>> = stored.standing;
  return told.every(
    ([column, value]) =>
      isDeepStrictEqual(stands[column], value) ||
      (column === 'status' && value === 'concluded' && stands[column] === 'closed'),
  );
};

/** The settings that a duty was dated by, as they were then. */
const wronglyDated = ({ evidence }: Scene, stream: Stream, duty: DutyRow): boolean => {
  const { municipalityId } = stream;
  const settings = evidence.directory.settingsVersion(municipalityId, duty.settingsVersion);
  return projectDuty(duty, settings).dueAt !== duty.dueAt;
};

const wrongDuties = async (scene: Scene, stream: Stream): Promise<readonly string[]> => {
  const of = await recomputed(scene, stream);
  const dates = of.duties.filter((duty) => wronglyDated(scene, stream, duty));
  return [
    ...(standsAsFactsSay(of) ? [] : ['stands otherwise than its facts say']),
    ...(isDeepStrictEqual(of.stored.duties, of.fromFacts.duties) ? [] : ['has other duties']),
    ...dates.map(({ kind }) => `${kind} is due at another time`),
  ];
};

const wrongLetters = async (scene: Scene, stream: Stream): Promise<readonly string[]> => {
  const { on, row, seal } = await recomputed(scene, stream);
  return scene.evidence.db.transaction(async (tx) => {
    const due = (await dueLetters(tx, { on, row, seal: () => seal })).map(({ step }) => step);
    const made = (await readLetters(tx, stream.id)).map(({ step }) => step);
    if (isDeepStrictEqual(due.toSorted(), made.toSorted())) return [];
    return [`due are ${due.toSorted().join(', ')}, made ${made.toSorted().join(', ')}`];
  });
};

const wrongWorkflow = async (scene: Scene, stream: Stream): Promise<readonly string[]> => {
  const { temporal, db } = scene.evidence;
  const handle = temporal.workflow.getHandle(workflowIdOf(stream.kind, stream.id));
  const { status } = await handle.describe();
  const report = await db.transaction((tx) => readReport(tx, stream.id));
  const isOver = report?.status === 'closed';
  const expected = isOver ? ['COMPLETED'] : ['RUNNING', 'COMPLETED'];
  return expected.includes(status.name) ? [] : [`its workflow is ${status.name}`];
};

const count = async (scene: Scene, sql: string): Promise<number> => {
  const [row] = rowsOf<{ n: number }>(await scene.evidence.db.raw(sql));
  return row?.n ?? 0;
};

/** Promises about each report and acute situation. */
export const streamChecks: readonly Check[] = [
  {
    promise: 'status and duties are those that the facts alone give',
    look: ofEachStream(wrongDuties),
  },
  { promise: 'every letter that is due is made, and none twice', look: ofEachStream(wrongLetters) },
  {
    promise: 'no workflow has failed, and that of each closed report is over',
    look: ofEachStream(wrongWorkflow),
  },
  {
    promise: 'every wake-up has been carried',
    look: async (scene) => ({
      looked: await count(scene, `select count(*)::int as n from stream where last_fact_seq > 0`),
      wrong: rowsOf<{ id: string }>(
        await scene.evidence.db.raw(
          `select id from stream where kind <> 'person' and relayed_seq < last_fact_seq`,
        ),
      ).map(({ id }) => id),
    }),
  },
  {
    promise: 'no rung that was due has been passed over',
    look: async (scene) => ({
      looked: await count(scene, `select count(*)::int as n from duty`),
      wrong: rowsOf<{ id: string; kind: string }>(
        await scene.evidence.db.raw(
          `select id, kind from duty where state = 'open'
           and next_rung_at < clock_timestamp() - interval '30 seconds'`,
        ),
      ).map(({ id, kind }) => `${kind} ${id}`),
    }),
  },
];
