import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { castOf, lifeOf, wordsOnTheWay } from '../../helpers/living.ts';
import { liveWholly } from '../../helpers/whole-life.ts';
import { privateReport } from '../../helpers/private-report.ts';
import { dumpTables, findWords, type Cell } from './dump.ts';
import { viewFacts } from '../../helpers/first-page.ts';

/** Answers from closed lists, which the clear columns may repeat; everything else is somebody's. */
const closedList = new Set([
  '1862',
  'school',
  'yes',
  'no',
  'unknown',
  'notAnswered',
  'neglect',
  'guardian',
  'parent',
  'personnummer',
  'basicCare',
  'toldBy',
  'svenska',
]);

/** Shorter words could stand in random bytes by chance. */
const shortest = 5;

const wordsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.length >= shortest ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(wordsIn);
};

/** Of an officer's words; the rest of them are answers from closed lists, and instants. */
const isSentence = (word: string): boolean => word.includes(' ');

const secrets = (content: ReportContent): readonly string[] => [
  ...new Set(
    [...wordsIn(content), ...wordsIn(wordsOnTheWay()).filter(isSentence)].filter(
      (word) => !closedList.has(word),
    ),
  ),
];

const system = await ownSystem();
const life = lifeOf(system);
let reportId: string;
let cells: readonly Cell[];
const content = privateReport();

beforeAll(async () => {
  const cast = { ...castOf('degerfors'), signs: ['rektor.degerfors'] };
  reportId = (await liveWholly(system, cast, content)).id;
  const other = privateReport({ coSigning: { exclude: ['rektor'] } });
  const independent = { ...cast, author: 'larare2.degerfors', signs: [], declines: [] };
  await liveWholly(system, independent, other, ['withholdFeedback', 'requestFeedback']);
  cells = await dumpTables(system.raw);
});

const child = (changes: Partial<ReportContent['child']>): Partial<ReportContent> => ({
  child: { ...sampleReport().child, ...changes },
});
/** Ids of the other reports that registering this one found. */
const found = async (id: string, town = 'degerfors'): Promise<readonly string[]> => {
  const { deps, as } = system;
  const { leader } = castOf(town);
  await life.as(leader).do(id, 'open', 'register');
  const [fact] = await viewFacts(deps, await as(leader), id, ['caseRegistered']);
  return (
    (fact?.record as Readonly<Record<string, readonly string[]>> | undefined)?.['sameChild'] ?? []
  );
};

/** How many blind indexes a sent report has. */
const entries = async (changes: Partial<ReportContent>): Promise<number> => {
  const { id } = await life.send(changes);
  return (await system.raw('child_index').where('report_id', id)).length;
};

describe('the raw tables after whole journeys', () => {
  it('hold many rows, or the search would prove nothing', () => {
    const places = new Set(cells.map(({ place }) => place));
    for (const place of [
      'report_content.sealed',
      'letter.sealed',
      'fact.sealed',
      'audit_event.bytes',
    ]) {
      expect([place, places.has(place)]).toEqual([place, true]);
    }
    expect(cells.length).toBeGreaterThan(3000);
    expect(secrets(content).length).toBeGreaterThan(80);
  });

  it('hold no name, number, address or sentence of child, family and private reporters', () => {
    expect(findWords(cells, secrets(content))).toEqual([]);
  });

  it('do not even hold a surname or a first name by itself', () => {
    const names = [
      'Ingemar',
      'Torbjörn',
      'Alfhild',
      'Ragnhild',
      'Gunvor',
      'Valdemar',
      'Påhittadsson',
    ];
    expect(findWords(cells, names)).toEqual([]);
  });

  it('do not hold the child’s birth date, nor the numbers in any way people write them', () => {
    const numbers = ['20160706', '160706-2385', '1607062385', '201607062385', '2016-07-06'];
    expect(findWords(cells, [...numbers, '830131-9995', '46701740689'])).toEqual([]);
  });

  it('do hold what the keys open again', async () => {
    const call = await system.as('ifochef.degerfors');
    const seen = await viewContent(system.deps, call, reportId);
    expect(seen.content).toEqual(content);
  });
});

describe('the search itself', () => {
  const name = 'Ingemar';
  const planted: readonly (readonly [where: string, sql: string, value: string | Buffer])[] = [
    ['duty.reason', `update duty set reason = ?`, `anhörig till ${name}`],
    [
      'idempotency.answer',
      `update idempotency set answer = ?::jsonb`,
      JSON.stringify({ a: [name] }),
    ],
    ['letter.sealed', `update letter set sealed = ?`, Buffer.from(`%PDF ${name}`)],
    [
      'report_content.sealed',
      `update report_content set sealed = ?`,
      Buffer.from(name.toUpperCase()),
    ],
    [
      'engine_state.value',
      `insert into engine_state values ('x', ?)`,
      Buffer.from(name).toString('hex'),
    ],
    ['settings.source', `update settings set source = ?`, Buffer.from(name).toString('base64')],
  ];

  it.each(planted)('finds a name that is planted in %s', async (where, sql, value) => {
    const tx = await system.raw.transaction();
    try {
      await tx.raw(sql, [value]);
      expect(findWords(await dumpTables(tx), [name])).toEqual([`${where}: ${name}`]);
    } finally {
      await tx.rollback();
    }
  });

  it.each(['20160706-2385', '070-174 06 89', 'Mormodern Gunvor bor två hus bort.'])(
    'finds %s',
    async (word) => {
      const tx = await system.raw.transaction();
      try {
        await tx.raw(`update letter set sealed = ?`, [Buffer.from(`… ${word} …`)]);
        expect(findWords(await dumpTables(tx), [word])).toEqual([`letter.sealed: ${word}`]);
      } finally {
        await tx.rollback();
      }
    },
  );
});

describe('a child is found again by blind index (SoLPuL 15 §: by identity only)', () => {
  const known = { givenName: 'Stina-Lisa', familyName: 'Prov Exempel', birthDate: '2014-10-02' };
  const number = { kind: 'personnummer', value: '20141002-2386' } as const;

  it('from another spelling of the name and another form of the number, and from no other child', async () => {
    const first = await life.send(child({ ...known, identity: number }));
    const byNumber = await life.send(
      child({
        givenName: 'S.',
        familyName: 'Okänd',
        birthDate: null,
        identity: { ...number, value: '141002 2386' },
      }),
    );
    const byName = await life.send(
      child({ ...known, givenName: 'STINA  lisa', familyName: 'prov-éxempel', identity: null }),
    );
    const other = await life.send(child({ ...known, birthDate: '2014-10-03', identity: null }));
    expect(await found(byNumber.id)).toEqual([first.id]);
    expect(await found(byName.id)).toEqual([first.id]);
    expect(await found(first.id)).toEqual([byNumber.id, byName.id].toSorted());
    expect(await found(other.id)).toEqual([]);
  });

  it('never across municipalities, whose indexes of one child share nothing', async () => {
    const identity = { kind: 'personnummer', value: '20130207-2390' } as const;
    const here = await life.send(child({ identity }));
    const there = await life.send({ ...child({ identity }), municipalityCode: '0561' });
    expect(await found(there.id, 'atvidaberg')).toEqual([]);
    expect(await found(here.id)).toEqual([]);
    const { length } = await system
      .raw('child_index')
      .distinct('hmac')
      .whereIn('report_id', [here.id, there.id]);
    expect(length).toBe(4);
  });

  it('but not when the person has turned 18 at arrival (20 kap. 1 § SoL)', async () => {
    const adult = child({ identity: null, birthDate: '2008-11-16', givenName: 'Vuxen' });
    const nearly = child({ identity: null, birthDate: '2008-11-17', givenName: 'Nästan' });
    expect(await entries(adult)).toBe(0);
    expect(await entries(nearly)).toBe(1);
  });
});
