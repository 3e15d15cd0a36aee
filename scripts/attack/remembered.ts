import { randomUUID } from 'node:crypto';
import { rowsOf } from '../../database/rows.ts';
import type { Answer } from './asking.ts';
import { judge, type Attack, type Family } from './attack.ts';
import { auditor, deputyChief, here, kurator, teacher } from './cast.ts';
import { comesTrue, expectStatus, sent, smallReport } from './reports.ts';
import type { Target } from './target.ts';
import { eventsIn, historyOf } from './verifier.ts';

/** How long the further functions last; on a quiet machine less than a second of it is needed. */
const lastSeconds = 10;

const further = `
  insert into assignment (id, person_id, role, unit_id, organisation_id, municipality_id,
                          valid_from, valid_to)
  select ?, p.id, ?, a.unit_id, a.organisation_id, a.municipality_id,
         clock_timestamp() - interval '1 minute', clock_timestamp() + ? * interval '1 second'
  from person p, assignment a join person colleague on colleague.id = a.person_id
  where p.subject = ? and colleague.subject = ? and a.valid_to is null
  returning id`;

/**
 * Gives the deputy a further function at a colleague's place. It is written with its end, so that
 * it ends whatever becomes of this script: the owner may add rows here and change none.
 */
const give = async (target: Target, role: string, colleague: string): Promise<string> => {
  const owner = await target.database('owner');
  const values = [randomUUID(), role, lastSeconds, deputyChief, colleague];
  const [row] = rowsOf<{ id: string }>(await owner.raw(further, values));
  if (!row) throw new Error(`${deputyChief} or ${colleague} is not seeded`);
  return row.id;
};

type Remembered = {
  readonly report: string;
  readonly key: string;
  /** Her functions by their ids: the one that lasts, and the two that end. */
  readonly own: string;
  readonly asChief: string;
  readonly asKurator: string;
  readonly first: Answer;
};

const ownFunction = async (target: Target): Promise<string> => {
  const { body } = expectStatus('her own function', await target.get(deputyChief, '/me'), 200);
  return (body['function'] as { assignmentId: string }).assignmentId;
};

const open = (
  target: Target,
  { report, key }: Pick<Remembered, 'report' | 'key'>,
  actingAs?: string,
): Promise<Answer> =>
  target.post(
    deputyChief,
    `/reports/${report}/openings`,
    {},
    {
      'idempotency-key': key,
      ...(actingAs ? { 'acting-as': actingAs } : {}),
    },
  );

/** What the receiver's deed was answered in a function that ends soon. */
const remembered = (target: Target): Promise<Remembered> =>
  target.once('a remembered answer', async () => {
    const report = await sent(target, teacher, smallReport(here));
    const own = await ownFunction(target);
    const asChief = await give(target, 'ifoChef', deputyChief);
    const asKurator = await give(target, 'kurator', kurator);
    const at = { report, key: randomUUID() };
    const first = expectStatus('opening', await open(target, at, asChief), 201);
    return { ...at, own, asChief, asKurator, first };
  });

const refusalsIn = async (target: Target, report: string): Promise<readonly string[]> =>
  eventsIn(await historyOf(target, auditor, report))
    .filter(({ kind }) => kind === 'attemptRefused')
    .map(({ purpose }) => String(purpose));

/** What was not there before. Events are exported lane by lane, so that the newest is not the last. */
const added = (before: readonly string[], after: readonly string[]): readonly string[] =>
  before.reduce<readonly string[]>((left, one) => {
    const at = left.indexOf(one);
    return at < 0 ? left : left.toSpliced(at, 1);
  }, after);

const again: Attack = {
  name: 'a deed sent again with its key, in the function that did it',
  try: async (target) => {
    const { first, asChief, ...at } = await remembered(target);
    const replay = await open(target, at, asChief);
    return judge(
      ['answered', replay.status, 201],
      ['it is the same answer', replay.text === first.text, true],
      ['it tells of the receiver’s duties', first.text.includes('assessProtection'), true],
    );
  },
};

/** Sends the deed again in another function, and looks for the refusal in the trail. */
const inAnother = (
  name: string,
  actingIn: (of: Remembered) => string | undefined,
  { status, purpose }: { readonly status: number; readonly purpose: string },
): Attack => ({
  name,
  try: async (target) => {
    const of = await remembered(target);
    const before = await refusalsIn(target, of.report);
    const replay = await open(target, of, actingIn(of));
    const after = await refusalsIn(target, of.report);
    return judge(
      ['answered', replay.status, status],
      ['it tells of duties', replay.text.includes('assessProtection'), false],
      ['in the trail', added(before, after), [purpose]],
    );
  },
});

const isOver = async (target: Target): Promise<boolean> =>
  (await target.get(deputyChief, '/me')).status === 200;

const afterItsEnd: Attack = {
  name: 'the same after that function has ended',
  try: async (target) => {
    const { asChief, report, key } = await remembered(target);
    const ended = await comesTrue(() => isOver(target), 2 * lastSeconds * 1_000);
    const before = await refusalsIn(target, report);
    const named = await open(target, { report, key }, asChief);
    const unnamed = await open(target, { report, key });
    const after = await refusalsIn(target, report);
    return judge(
      ['it has ended', ended, true],
      ['in the ended function', named.status, 400],
      ['in the one that is left', unnamed.status, 422],
      [
        'either tells of duties',
        `${named.text}${unnamed.text}`.includes('assessProtection'),
        false,
      ],
      ['in the trail', added(before, after), ['report.open: idempotency-key-reused']],
    );
  },
};

/** A remembered answer leaves in the function that asked, while it has the right. */
export const remembering: Family = {
  name: 'remembered',
  attacks: [
    again,
    inAnother('… in another function of hers with the same right', ({ own }) => own, {
      status: 422,
      purpose: 'report.open: idempotency-key-reused',
    }),
    inAnother('… in another function of hers without it', ({ asKurator }) => asKurator, {
      status: 403,
      purpose: 'report.open: forbidden',
    }),
    afterItsEnd,
  ],
};
