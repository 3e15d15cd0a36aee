import { judge, type Attack, type Family } from './attack.ts';
import { chief, rektor, teacher } from './cast.ts';
import { leveled } from './leveled.ts';
import { live, type Life } from './living.ts';
import { allPages } from './pages.ts';
import { expectStatus } from './reports.ts';
import type { Target } from './target.ts';

/** The instants of lives that are lived one after the other. */
const instants = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

const lives = (target: Target): Promise<readonly [quiet: Life, busy: Life]> =>
  target.once('two lives', async () => [await live(target, false), await live(target, true)]);

const shownLetters = 60;

/** Which answer it is, and what stands on both sides from where they part; nothing for equals. */
const differenceOf = (one: string, other: string): readonly string[] => {
  if (one === other) return [];
  let at = 0;
  while (one.charAt(at) === other.charAt(at)) at += 1;
  const shown = (text: string): string =>
    text.slice(Math.max(0, at - shownLetters), at + shownLetters);
  return [`${one.slice(0, shownLetters)}: ${shown(one)} / ${shown(other)}`];
};

const equal: Attack = {
  name: 'what the sender is sent, headers included, with and without work by the receiver',
  try: async (target) => {
    const [quiet, busy] = await lives(target);
    const [one, other] = [leveled(quiet.told, [instants]), leveled(busy.told, [instants])];
    const different = one.flatMap((text, index) => differenceOf(text, other[index] ?? ''));
    const refused = quiet.told.filter(({ answer }) => answer.status >= 500);
    const taken = quiet.told.filter(({ what }) => what.startsWith('a deed'));
    return judge(
      [
        'answers of each',
        one.length === other.length && one.length > 40 ? 'many' : one.length,
        'many',
      ],
      ['different', different.slice(0, 3), []],
      ['server errors', refused.length, 0],
      ['late deeds', taken.map(({ answer }) => answer.status), [201, 201]],
    );
  },
};

/** Without it, two lives without any work would seem to hold. */
const unequal: Attack = {
  name: 'the receiver is told the difference between them',
  try: async (target) => {
    const [quiet, busy] = await lives(target);
    const etags = [];
    for (const { report } of [quiet, busy]) {
      const answer = expectStatus('the report', await target.get(chief, `/reports/${report}`), 200);
      etags.push(Number(answer.body['etag']));
    }
    const [less = 0, more = 0] = etags;
    return judge(
      ['status in the middle', [quiet.status, busy.status], ['opened', 'closed']],
      [`ETag ${less} and ${more}`, more > less + 8, true],
    );
  },
};

/** Reports of each that are listed beside the two themselves: born of the supplement's new worry. */
const born: Attack = {
  name: 'a report that the receiver made of a supplement’s new worry, in the sender’s lists',
  try: async (target) => {
    const [, { report }] = await lives(target);
    const links = async (login: string): Promise<readonly { id: string }[]> => {
      const pages = await allPages(target, login, `/reports/${report}/links`);
      return pages.flatMap(({ body }) => body['items'] as readonly { id: string }[]);
    };
    const [own, other] = [await links(chief), await links(teacher)];
    const made = own[0]?.id ?? 'none';
    const looks = [
      await target.get(teacher, `/reports/${made}`),
      await target.get(rektor, `/reports/${made}`),
    ];
    const listed = (await allPages(target, teacher, '/reports')).some(({ text }) =>
      text.includes(made),
    );
    return judge(
      ['links of the receiver', own.length, 1],
      ['links of the sender', other.length, 0],
      ['the sender’s looks', looks.map(({ status }) => status), [404, 404]],
      ['the receiver’s', (await target.get(chief, `/reports/${made}`)).status, 200],
      ['in the sender’s list', listed, false],
    );
  },
};

/** The sender infers neither decision nor activity. */
export const twoLives: Family = { name: 'lives', attacks: [equal, unequal, born] };
