import { randomUUID } from 'node:crypto';
import { judge, type Attack, type Family } from './attack.ts';
import { auditor, here, teacher } from './cast.ts';
import { expectStatus, sent, smallReport, stage } from './reports.ts';
import type { Target } from './target.ts';
import { historyOf, verified } from './verifier.ts';

const trace: Attack = {
  name: 'TRACE in an unknown function',
  try: async (target) => {
    const path = '/api/v1/me';
    const authorization = `Bearer ${await target.tokenOf(teacher)}`;
    const headers = { authorization, 'acting-as': randomUUID() };
    const traced = await target.ask({ method: 'TRACE', path, headers });
    const read = await target.ask({ method: 'GET', path, headers: { authorization } });
    return judge(
      ['answered', traced.status, 405],
      ['it says what is allowed', traced.headers.allow?.includes('GET'), true],
      ['nothing comes back', traced.text.includes(authorization), false],
      ['GET in her own', read.status, 200],
    );
  },
};

const twice: Attack = {
  name: 'a history in which a member is written twice, shown to the verifier',
  try: async (target) => {
    const { report } = await stage(target);
    const history = await historyOf(target, auditor, report);
    const doubled = history.replace('"format":', '"format":"anmalan-history/2","format":');
    const [as, changed] = [await verified(history), await verified(doubled)];
    return judge(
      ['exported', as.exit, 0],
      ['changed', doubled !== history, true],
      ['with the member twice', changed.exit, 1],
      ['said', changed.said, 'not valid: file: has a member twice'],
    );
  },
};

const length = 30_000;

/** An account as it comes back, of the report that was sent with it. */
const accountOf = async (target: Target, report: string): Promise<string> => {
  const path = `/reports/${report}/content`;
  const { body } = expectStatus(path, await target.get(teacher, path), 200);
  const { content = {} } = body as { content?: { events?: readonly { what: string }[] } };
  return content.events?.[0]?.what ?? '';
};

const longAccount: Attack = {
  name: `a single account of ${length} characters is taken and kept`,
  try: async (target) => {
    const what = 'Ord. '.repeat(length / 5).replace(/.$/, '!');
    const report = await sent(target, teacher, smallReport(here, { events: [{ what }] }));
    const kept = await accountOf(target, report);
    return judge(['characters', kept.length, length], ['word for word', kept === what, true]);
  },
};

/** The small ones that are asked over HTTP. */
export const low: Family = { name: 'low', attacks: [trace, twice, longAccount] };
