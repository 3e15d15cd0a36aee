import { isDeepStrictEqual } from 'node:util';
import type { Cell, RouteRow } from '../read-matrix.ts';
import type { Caller } from '../situations.ts';
import type { Answer } from './door.ts';
import { isSender } from './places.ts';

/**
 * 409 is an answer about the state of a case to somebody who may: the reports of the walk have been
 * through everything, so that much of it has been done before. Every other refusal is a mismatch,
 * also 422: the bodies are valid.
 */
const stateRefusals: readonly unknown[] = [
  'wrong-state',
  'already-opened',
  'already-answered',
  'already-asked',
  'already-read',
  'already-registered',
  'already-held',
  'already-taken',
  'meeting-ended',
  'not-owed',
  'situation-exists',
  'already-corrected',
  'already-moved',
  'not-changed',
  'too-late',
  'nothing-decided',
  'nothing-to-tell',
  'nothing-to-review',
  'not-protected',
  'not-what-was-decided',
  'not-held',
  'same-situation',
  'signature-settled',
  'not-required',
  'school-first',
  'school-reported',
  'counterpart-named',
  'already-joined',
  'not-away',
  'other-municipality',
  'already-found',
  'already-forwarded',
  'not-elsewhere',
  'not-forwarded',
  'question-answered',
  'already-explained',
  'already-stated',
  'already-reviewed',
  'forms-not-offered',
];

/**
 * Facts that stay with social services (10 kap. 28 § OSL names what crosses): to the school their
 * lists are empty, and none of them exists.
 */
const receiversOwn = [
  'openings',
  'assignments',
  'contacts',
  'protection-assessments',
  'registrations',
  'intake-notes',
  'sortings',
  'factors',
  'consents',
  'decisions',
  'informations',
  'readings',
  'police-reports',
  'acute-measures',
  'changed-decisions',
  'decision-reviews',
  'extensions',
  'ongoing-investigations',
  'corrections',
  'moved-records',
  'moves',
  'proposals',
  'protected-contact-endings',
  'deliveries',
  'written-report-waivers',
  'kept-assignments',
  'whereabouts',
  'forwardings',
  'forwarding-dispatches',
  'forwarding-answers',
] as const;

const staysBehind = (path: string): boolean =>
  receiversOwn.some((name) => path.replace('/{factId}', '').endsWith(`/${name}`));

export type Asked = {
  readonly route: RouteRow;
  readonly caller: Caller;
  readonly cell: Cell;
  readonly answer: Answer;
  /** The same question about what does not exist. */
  readonly nowhere: () => Promise<Answer>;
  /** Whether what the route's path hangs on exists, a meeting of the report for one. */
  readonly there: boolean;
  /** The fact that the route's collection holds; undefined where no fact is asked for or made. */
  readonly fact: string | undefined;
};

const withoutInstance = ({ status, headers, body }: Answer) => {
  const { instance: _, ...rest } = body;
  return { status, headers, body: rest };
};

const shown = (answer: Answer): string => {
  const { status, body } = withoutInstance(answer);
  return `${status} ${JSON.stringify(body).slice(0, 200)}`;
};

const judgeHidden = async ({ answer, nowhere }: Asked): Promise<boolean> => {
  const none = await nowhere();
  return none.status === 404 && isDeepStrictEqual(withoutInstance(answer), withoutInstance(none));
};

/** A refusal tells its rule and no word of the case. */
const refusalSays = ['code', 'detail', 'instance', 'rule', 'status', 'title', 'type'];

const judgeForbidden = async ({ answer: { status, body }, route }: Asked): Promise<boolean> =>
  status === 403 &&
  body['code'] === 'forbidden' &&
  body['rule'] === route.action &&
  isDeepStrictEqual(Object.keys(body).toSorted(), refusalSays);

const listsFact = ({ answer, fact, caller, route }: Asked): boolean => {
  const items = answer.body['items'] as readonly { readonly id?: string }[];
  if (isSender(caller) && staysBehind(route.path)) return items.length === 0;
  return items.some(({ id }) => id === fact);
};

const judgeLook = async (asked: Asked): Promise<boolean> => {
  const { answer, caller, route } = asked;
  const isOne = route.path.endsWith('/{factId}');
  if (!asked.there) return judgeHidden(asked);
  if (isOne && isSender(caller) && staysBehind(route.path)) return judgeHidden(asked);
  if (answer.status !== 200 || asked.fact === undefined) return answer.status === 200;
  return isOne ? answer.body['id'] === asked.fact : listsFact(asked);
};

/** Who may correct records may not correct this one: it is a colleague's, or the other side's. */
const isNotHerRecord = ({ route, answer: { status, body } }: Asked): boolean =>
  route.path.endsWith('/corrections') &&
  (status === 404 || (status === 403 && body['code'] === 'recorder-or-leader'));

const judgeDeed = async (asked: Asked): Promise<boolean> =>
  asked.there ? isNotHerRecord(asked) || isDone(asked) : judgeHidden(asked);

const isDone = ({ answer }: Asked): boolean =>
  [200, 201, 204].includes(answer.status) ||
  (answer.status === 409 && stateRefusals.includes(answer.body['code']));

const judges: Readonly<Record<Cell, (asked: Asked) => Promise<boolean>>> = {
  hidden: judgeHidden,
  forbidden: judgeForbidden,
  allow: (asked) => (asked.route.method === 'GET' ? judgeLook(asked) : judgeDeed(asked)),
};

/** @returns what was answered where the matrix says something else; undefined where it agrees */
export async function mismatch(asked: Asked): Promise<string | undefined> {
  return (await judges[asked.cell](asked)) ? undefined : shown(asked.answer);
}
