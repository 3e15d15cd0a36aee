import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { rowsOf } from '../../database/rows.ts';
import type { Case } from '../journey/case-file.ts';
import { seedMunicipalities } from '../seed/people.ts';
import { verifyHistory } from '../verify.ts';
import { inEach, type Check, type Scene } from './check.ts';
import { look } from './ask.ts';
import type { Asked } from './ledger.ts';
import { replay } from './stubborn-api.ts';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

type Report = { readonly id: string; readonly code: string };

const reportsOf = async ({ evidence: { db } }: Scene): Promise<readonly Report[]> =>
  rowsOf<Report>(
    await db.raw(
      `select r.id, m.code from report r join municipality m on m.id = r.municipality_id
       order by r.received_at`,
    ),
  );

const auditorOf = (code: string): string =>
  `granskare.${seedMunicipalities.find((one) => one.code === code)?.slug}`;

const wrongHistory = async (
  { asking }: Scene,
  { id, code }: Report,
): Promise<readonly string[]> => {
  const { status, body } = await look(asking, auditorOf(code), `/reports/${id}/history`);
  if (status !== 200) return [`${id}: its history answers ${status}`];
  const verdict = verifyHistory(() => Buffer.from(JSON.stringify(body)));
  return verdict.valid ? [] : [`${id}: ${verdict.problem}`];
};

const mostReplays = 300;

const wrongReplay = async ({ asking }: Scene, asked: Asked): Promise<readonly string[]> => {
  try {
    await replay(asking, asked);
    return [];
  } catch (error) {
    return [messageOf(error)];
  }
};

/** The numbers by which a child of the cases could be known, as they would stand in a line. */
const numbersIn = (cases: readonly Case[]): readonly string[] => {
  const text = cases.map(({ report }) => JSON.stringify(report)).join(' ');
  return [...new Set(text.match(/\b(?:19|20)\d{6}-?[\dT]\d{3}\b/g) ?? [])];
};

const wrongLog = async (file: string, numbers: readonly string[]): Promise<readonly string[]> => {
  const text = await readFile(file, 'utf8');
  return numbers.filter((number) => text.includes(number)).map(() => `${file} tells of a child`);
};

/** Promises that can be held against the system from outside, by what it answers and logs. */
export function outsideChecks(cases: readonly Case[]): readonly Check[] {
  return [
    {
      promise: 'the history of every report proves itself to the offline verifier',
      look: async (scene) =>
        inEach(await reportsOf(scene), (report) => wrongHistory(scene, report)),
    },
    {
      promise: 'a deed that is asked for again under its key is answered as before',
      look: async (scene) => {
        const done = scene.asking.ledger.asked.filter(({ reply }) => reply.status === 201);
        const step = Math.ceil(done.length / mostReplays);
        const some = done.filter((_, index) => index % step === 0);
        return inEach(some, (asked) => wrongReplay(scene, asked));
      },
    },
    {
      promise: 'no log tells of a child',
      look: async ({ data }) => {
        const names = await readdir(data, { recursive: true });
        const files = names.filter((name) => name.endsWith('.log')).map((name) => join(data, name));
        return inEach(files, (file) => wrongLog(file, numbersIn(cases)));
      },
    },
  ];
}
