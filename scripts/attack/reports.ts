import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './asking.ts';
import { chief, codes, elsewhere, foreignTeacher, here, teacher, type Town } from './cast.ts';
import type { Target } from './target.ts';

type Words = Readonly<Record<string, unknown>>;

/** A report of few words about an invented child. */
export function smallReport(town: Town, words: Words = {}): Words {
  return {
    municipalityCode: codes[town],
    agencyKind: 'school',
    reporter: { givenName: 'Anna', familyName: 'Exempel' },
    acute: { danger: 'no' },
    events: [{ what: 'Kom utan ytterkläder i minus fyra grader.' }],
    worry: { kinds: ['neglect'] },
    child: { givenName: 'Kim', familyName: 'Påhittad' },
    guardians: [{ kind: 'parent', givenName: 'Robin', familyName: 'Påhittad' }],
    feedback: { wanted: true },
    ...words,
  };
}

/** What makes a report acute: a stated yes to whether the child is in danger now. */
export const inDanger: Words = { acute: { danger: 'yes' } };

/** @throws Error that says what was answered, unless it is this status */
export function expectStatus(what: string, answer: Answer, status: number): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${what}: ${answer.status} ${answer.text.slice(0, 200)}`);
}

/** Does a deed that has to succeed. @returns the id of what it made */
export async function done(
  target: Target,
  [login, path, body]: readonly [login: string, path: string, body: unknown],
): Promise<string> {
  const answer = expectStatus(`${path} by ${login}`, await target.post(login, path, body), 201);
  return String(answer.body['id']);
}

/** Sends a report that has to be taken. @returns its id */
export function sent(target: Target, login: string, body: Words): Promise<string> {
  return done(target, [login, '/reports', body]);
}

const pollMs = 100;

/** Asks again until it is so. @returns false when it never is within this time */
export async function comesTrue(isSo: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) return false;
    await pause(pollMs);
  }
  return true;
}

export type Stage = {
  /** A report of this municipality, opened, with one supplement. */
  readonly report: string;
  readonly supplement: string;
  /** A report between a school and social services of another municipality, not opened. */
  readonly foreign: string;
};

/** What several families look at: made once, and changed by none of them. */
export function stage(target: Target): Promise<Stage> {
  return target.once('stage', async () => {
    const report = await sent(target, teacher, smallReport(here));
    await done(target, [chief, `/reports/${report}/openings`, {}]);
    const text = 'I dag kom barnet utan matsäck.';
    const supplement = await done(target, [teacher, `/reports/${report}/supplements`, { text }]);
    const foreign = await sent(target, foreignTeacher, smallReport(elsewhere));
    return { report, supplement, foreign };
  });
}
