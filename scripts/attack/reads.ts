import { randomUUID } from 'node:crypto';
import { posts } from '../seed/posts.ts';
import type { Answer } from './asking.ts';
import { judge, type Attack, type Family } from './attack.ts';
import { chief, elsewhere } from './cast.ts';
import { published } from './published.ts';
import { inDanger, sent, smallReport, stage } from './reports.ts';
import { here, teacher } from './cast.ts';
import type { Target } from './target.ts';

/** Ids of things of this municipality, or of nothing at all, by their names in a path. */
type Ids = Readonly<Record<string, string>>;

const own = (target: Target): Promise<Ids> =>
  target.once('ids to read', async () => {
    const { report, supplement } = await stage(target);
    const acute = await sent(target, teacher, smallReport(here, inDanger));
    const { body } = await target.get(chief, `/reports/${acute}`);
    const situationId = String(body['acuteSituationId']);
    return { reportId: report, supplementId: supplement, factId: supplement, situationId };
  });

/** Every address with an id in it that one reads, in the API's own description. */
const addresses = async (target: Target): Promise<readonly string[]> =>
  Object.entries((await published(target)).paths)
    .filter(([path, methods]) => 'get' in methods && /\{(report|situation)Id\}/.test(path))
    .map(([path]) => path.replace('/api/v1', ''));

const filled = (path: string, ids: Ids): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? randomUUID());

/** What an answer says, but for the id that was asked for and the number of the request. */
const leveled = ({ status, headers, text }: Answer, path: string): string => {
  const { 'x-request-id': request, date: _, ...told } = headers;
  const said = `${status} ${JSON.stringify(told)} ${text}`;
  return said.replaceAll(path, '<path>').replaceAll(String(request), '<request>');
};

type Reading = { readonly path: string; readonly real: Answer; readonly isTold: boolean };

const readAll = async (target: Target, login: string): Promise<readonly Reading[]> => {
  const ids = await own(target);
  const readings: Reading[] = [];
  for (const address of await addresses(target)) {
    const [path, nothing] = [filled(address, ids), filled(address, {})];
    const real = await target.get(login, path);
    const none = await target.get(login, nothing);
    readings.push({ path, real, isTold: leveled(real, path) !== leveled(none, nothing) });
  }
  return readings;
};

const attackOf = (login: string, longOnly?: string): Attack => ({
  name: `everything with an id, by ${login}`,
  ...(longOnly ? { longOnly } : {}),
  try: async (target) => {
    const readings = await readAll(target, login);
    const shown = readings.filter(({ real }) => real.status !== 404);
    const told = readings.filter(({ isTold }) => isTold);
    const { reportId, situationId } = await own(target);
    const control = await target.get(chief, `/reports/${reportId}`);
    const situation = await target.get(chief, `/acute-situations/${situationId}`);
    return judge(
      ['addresses', readings.length > 40 ? 'many' : readings.length, 'many'],
      ['not answered 404', shown.map(({ path, real }) => `${path} ${real.status}`), []],
      ['answered otherwise than for an unknown id', told.map(({ path }) => path), []],
      ['the receiver’s own reading', [control.status, situation.status], [200, 200]],
    );
  },
});

/** One of each side and kind of right; the long form asks as all of them. */
const always = ['larare', 'ifochef', 'granskare', 'forvaltare'];
const others = posts.map(({ login }) => login).filter((login) => !always.includes(login));
const reason = 'the short form reads as one of each kind';

/** What somebody of another municipality may not see does not exist for her. */
export const reads: Family = {
  name: 'reads',
  attacks: [
    ...always.map((login) => attackOf(`${login}.${elsewhere}`)),
    ...[...others, 'skolsystem'].map((login) => attackOf(`${login}.${elsewhere}`, reason)),
  ],
};
