import { judge, type Attack, type Family } from './attack.ts';
import { adder, auditor, chief, here } from './cast.ts';
import { allPages, idsOn } from './pages.ts';
import { partsOfReport } from './published.ts';
import { done, sent, smallReport } from './reports.ts';
import type { Target } from './target.ts';
import { verified } from './verifier.ts';

/** Two pages and a part of a third. */
const count = 120;
const atOnce = 4;
/** What an answer of fifty small things may weigh. */
const mostBytes = 64_000;

type Long = { readonly report: string; readonly supplements: readonly string[] };

/** A report to which its author adds again and again. */
const long = (target: Target): Promise<Long> =>
  target.once('a long case', async () => {
    const report = await sent(target, adder, smallReport(here));
    await done(target, [chief, `/reports/${report}/openings`, {}]);
    const path = `/reports/${report}/supplements`;
    const supplements: string[] = [];
    while (supplements.length < count) {
      const from = supplements.length;
      const some = Array.from({ length: atOnce }, (_, n) =>
        done(target, [adder, path, { text: `Nummer ${from + n}.` }]),
      );
      supplements.push(...(await Promise.all(some)));
    }
    return { report, supplements };
  });

const lists = ['/reports', '/duties', '/acute-situations', '/people'];

const tooMany: Attack = {
  name: 'more on one page than fifty, or a page that is none',
  try: async (target) => {
    const ask = async (query: string): Promise<readonly number[]> => {
      const answers = await Promise.all(lists.map((path) => target.get(chief, `${path}?${query}`)));
      return [...new Set(answers.map(({ status }) => status))];
    };
    return judge(
      ['limit=51', await ask('limit=51'), [400]],
      ['limit=1000000', await ask('limit=1000000'), [400]],
      ['limit=0', await ask('limit=0'), [400]],
      ['limit=-1', await ask('limit=-1'), [400]],
      ['limit=1e2', await ask('limit=1e2'), [400]],
      ['page=0', await ask('page=0'), [400]],
      ['limit=50', await ask('limit=50'), [200]],
    );
  },
};

const pagedBy = (login: string): Attack => ({
  name: `${count} supplements of one report, page by page, by ${login}`,
  try: async (target) => {
    const { report, supplements } = await long(target);
    const pages = await allPages(target, login, `/reports/${report}/supplements`);
    const ids = pages.flatMap(idsOn);
    const lost = supplements.filter((id) => !ids.includes(id));
    return judge(
      ['pages', pages.length, 3],
      ['on them', pages.map((page) => idsOn(page).length), [50, 50, 20]],
      ['twice', ids.length - new Set(ids).size, 0],
      ['lost', lost.length, 0],
      ['each below 64 kB', pages.every(({ text }) => text.length < mostBytes), true],
    );
  },
});

/** Exported whole, since a proof that lacks an event proves nothing. */
const whole = ['/history', '/document', '/receipt'];

const small = (login: string): Attack => ({
  name: `everything else of that report in answers of a few kB, by ${login}`,
  try: async (target) => {
    const { report } = await long(target);
    const parts = (await partsOfReport(target)).filter((part) => !whole.includes(part));
    const answers = await Promise.all(
      parts.map(async (part) => ({
        part,
        answer: await target.get(login, `/reports/${report}${part}`),
      })),
    );
    const large = answers.filter(({ answer }) => answer.text.length >= mostBytes);
    const view = answers.find(({ part }) => part === '')?.answer;
    return judge(
      ['parts', parts.length > 15 ? 'many' : parts.length, 'many'],
      ['large', large.map(({ part }) => part), []],
      ['slow', answers.filter(({ answer }) => answer.ms > 5_000).map(({ part }) => part), []],
      ['the report', view?.status, 200],
      ['it says something', (view?.text.length ?? 0) > 500, true],
    );
  },
});

const history: Attack = {
  name: 'the history of that report, exported by the auditor',
  try: async (target) => {
    const { report } = await long(target);
    const path = `/reports/${report}/history`;
    const { status, headers, text } = await target.get(auditor, path);
    const { exit, said } = await verified(text);
    return judge(
      ['answered', status, 200],
      ['piece by piece', headers['transfer-encoding'], 'chunked'],
      ['a length stated before', headers['content-length'] ?? 'none', 'none'],
      [`verified: ${said.split('\n')[0]}`, exit, 0],
    );
  },
};

/** No answer grows with the case. */
export const longLists: Family = {
  name: 'lists',
  attacks: [tooMany, pagedBy(adder), pagedBy(chief), small(adder), small(chief), history],
};
