import { addMinutes, toInstant } from '../../domain/calendar/time.ts';
import { judge, type Attack, type Family } from './attack.ts';
import { chief, deputyRektor, here, kurator, rektor, teacher } from './cast.ts';
import { allPages } from './pages.ts';
import { done, expectStatus, inDanger, sent, smallReport } from './reports.ts';
import type { Target } from './target.ts';

const school = [rektor, deputyRektor] as const;

const read = async (target: Target, login: string, path: string) =>
  expectStatus(`${path} by ${login}`, await target.get(login, path), 200).body;

const situationNamed = async (target: Target, login: string, report: string): Promise<unknown> =>
  (await read(target, login, `/reports/${report}`))['acuteSituationId'];

/** Whether any list of hers names one of these. */
const isListed = async (
  target: Target,
  login: string,
  ids: readonly string[],
): Promise<boolean> => {
  const lists = ['/reports', '/acute-situations', '/duties'];
  const pages = await Promise.all(lists.map((path) => allPages(target, login, path)));
  return pages.flat().some(({ text }) => ids.some((id) => text.includes(id)));
};

type Secret = { readonly report: string; readonly situation: string };

/** An acute report whose author keeps it from the rektor. */
const keptFromRektor = (target: Target): Promise<Secret> =>
  target.once('an acute report that the rektor is kept from', async () => {
    const words = { ...inDanger, coSigning: { exclude: ['rektor'] } };
    const report = await sent(target, teacher, smallReport(here, words));
    return { report, situation: String(await situationNamed(target, chief, report)) };
  });

/** An acute report that is kept from nobody, whose situation the whole school management sees. */
const keptFromNobody = (target: Target): Promise<string> =>
  target.once('an acute report that is kept from nobody', async () => {
    const report = await sent(target, teacher, smallReport(here, inDanger));
    return String(await situationNamed(target, chief, report));
  });

const partsKept = ['', '/content', '/duties', '/letters', '/links', '/history', '/signatures'];

const excluded = (login: string): Attack => ({
  name: `an acute report and its situation, by ${login} from whom they are kept`,
  try: async (target) => {
    const { report, situation } = await keptFromRektor(target);
    const paths = [
      ...partsKept.map((part) => `/reports/${report}${part}`),
      `/acute-situations/${situation}`,
      `/acute-situations/${situation}/meetings`,
    ];
    const looks = await Promise.all(paths.map((path) => target.get(login, path)));
    const signed = await target.post(login, `/reports/${report}/signatures`, { answer: 'signed' });
    const controls = [
      await target.get(login, `/acute-situations/${await keptFromNobody(target)}`),
      await target.get(chief, `/acute-situations/${situation}`),
      await target.get(kurator, `/reports/${report}`),
    ];
    return judge(
      ['looks', [...new Set(looks.map(({ status }) => status))], [404]],
      ['signing', signed.status, 404],
      ['in a list of hers', await isListed(target, login, [report, situation]), false],
      [
        'her look at one that is kept from nobody, the IFO-chef’s and the kurator’s at this one',
        controls.map(({ status }) => status),
        [200, 200, 200],
      ],
      ['in a list of the IFO-chef', await isListed(target, chief, [situation]), true],
    );
  },
});

/** A situation that the assessment found and the report did not tell of. */
const found = (target: Target): Promise<Secret> =>
  target.once('a situation that the assessment found', async () => {
    const report = await sent(target, teacher, smallReport(here));
    await done(target, [chief, `/reports/${report}/openings`, {}]);
    const reasons = 'Barnet är ensamt i kväll.';
    const assessment = { immediateNeed: 'yes', reasons, violence: 'none' };
    await done(target, [chief, `/reports/${report}/protection-assessments`, assessment]);
    return { report, situation: String(await situationNamed(target, chief, report)) };
  });

const beforeInvited: Attack = {
  name: 'a situation that the assessment found, by the school before it is invited',
  try: async (target) => {
    const { report, situation } = await found(target);
    const named = [];
    // The deputy is not shown the report at all while the rektor is there.
    for (const login of [teacher, rektor]) {
      named.push(await situationNamed(target, login, report));
    }
    const looks = await Promise.all(
      school.map((login) => target.get(login, `/acute-situations/${situation}`)),
    );
    const listed = await Promise.all(school.map((login) => isListed(target, login, [situation])));
    return judge(
      ['named on the report', named, [null, null]],
      ['looked at', looks.map(({ status }) => status), [404, 404]],
      ['listed', listed, [false, false]],
      [
        'the IFO-chef looks',
        (await target.get(chief, `/acute-situations/${situation}`)).status,
        200,
      ],
    );
  },
};

const cause: Attack = {
  name: 'why it was opened, by the school that has been invited',
  try: async (target) => {
    const { report, situation } = await found(target);
    const now = toInstant(new Date());
    const invitation = { time: addMinutes(now, 15 * 24 * 60), invited: [{ function: 'rektor' }] };
    await done(target, [chief, `/acute-situations/${situation}/meetings`, invitation]);
    const seen = await read(target, rektor, `/acute-situations/${situation}`);
    const list = await allPages(target, rektor, '/acute-situations');
    const leaders = await read(target, chief, `/acute-situations/${situation}`);
    return judge(
      ['to the rektor because', seen['because'], 'acuteSituation'],
      ['its text says immediateNeed', JSON.stringify(seen).includes('immediateNeed'), false],
      ['a list says so', list.some(({ text }) => text.includes('immediateNeed')), false],
      ['to the IFO-chef because', leaders['because'], 'immediateNeed'],
      ['named on the report now', await situationNamed(target, rektor, report), situation],
    );
  },
};

/** The school learns of an acute situation only what it may. */
export const situations: Family = {
  name: 'situations',
  attacks: [...school.map(excluded), beforeInvited, cause],
};
