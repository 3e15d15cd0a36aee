import { describe, expect, it } from 'vitest';
import { deeds } from '../../helpers/life.ts';
import type { DeedName } from '../../helpers/living.ts';
import { readerOf, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';
import { wordsIn } from '../said-words.ts';

const pages = servedPages();
const author = 'larare.degerfors';

const loggedIn = async (login: string): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

/** What social services do and write, none of which is the sender's to know (26 kap. 1 § OSL). */
const receiversWork = [
  'assign',
  'assess',
  'policeReport',
  'register',
  'note',
  'sortRow',
  'factor',
  'contact',
  'waive',
  'decide',
] as const satisfies readonly DeedName[];

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.includes(' ') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const moment = { now: '2026-11-16T09:00:00.000Z', officer: '' };
const written = receiversWork.flatMap((name) => textsIn(deeds[name].words(moment)));

/** Words of states, duties and people that stand nowhere on a sender's page. */
const forbidden = [
  ...written,
  'Förhandsbedömning',
  'skyddsbedömning',
  'Oöppnad',
  'Avslutad',
  'Försenad',
  'Handläggare',
  'handlägger',
  'Olämpligt',
  'Inte lämnad',
  'Översänd',
  'Utredning inled',
  'pågående utredning',
  'Besluta',
  'polisanmälan',
  'aktualiser',
];

const pathsOf = (id: string): readonly string[] => [
  '/mina-anmalningar',
  `/mina-anmalningar/${id}`,
  `/mina-anmalningar/${id}/kvitto`,
  `/mina-anmalningar/${id}/kopia`,
  `/mina-anmalningar/${id}/komplettera`,
];

const shown = async (login: string, id: string): Promise<string> => {
  const reader = await loggedIn(login);
  const all = await Promise.all(pathsOf(id).map((path) => reader.get(path)));
  // What differs each time a page is shown: keys of forms, numbers of errors, how long one stays.
  return all
    .map(({ html }) =>
      html.replaceAll(/(name="_\w+" value=|data-left=)"[^"]*"|Felnummer: [\w-]+/g, ''),
    )
    .join('\n');
};

describe('what a sender sees of a report', () => {
  it.each([author, 'kurator.degerfors'])(
    'is the same to %s whatever social services do after it is opened',
    async (login) => {
      const { id } = await pages.life.until('open');
      const before = await shown(login, id);
      expect(before).toContain('Öppnad av en människa');
      await pages.life.do(id, ...receiversWork);
      expect(await shown(login, id)).toBe(before);
    },
  );

  it('holds no word of what they do and write', async () => {
    const { id } = await pages.life.until(...receiversWork);
    expect(written.length).toBeGreaterThan(10);
    for (const login of [author, 'rektor.degerfors']) {
      expect(wordsIn(await shown(login, id), forbidden)).toEqual([]);
    }
  });

  it('says of an answer that will never come what it says of one that has not come yet', async () => {
    const [waiting, withheld] = [
      await pages.life.until('waive', 'decide'),
      await pages.life.until('waive', 'decide'),
    ];
    await pages.life.withholdFeedback(withheld.id);
    const [one, other] = [await shown(author, waiting.id), await shown(author, withheld.id)];
    const plain = (html: string): string =>
      html.replaceAll(/ANM-\w{4}-\w{4}|[0-9a-f]{64}|[0-9a-f-]{36}/g, '');
    expect(plain(other)).toBe(plain(one));
  });
});
