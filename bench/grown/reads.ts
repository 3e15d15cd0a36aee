import type { Db } from '../../database/connection.ts';
import { rowsOf } from '../../database/rows.ts';
import type { Call } from '../../services/acting/call.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { listDuties } from '../../services/duties/list-duties.ts';
import { listReports } from '../../services/reports/queue.ts';
import { viewReport } from '../../services/reports/report-views.ts';
import { historyText } from '../../services/trail/history-text.ts';
import { viewHistory } from '../../services/trail/history.ts';
import { callBy } from './lives.ts';

/** Reports of the municipality that is measured, any of them. */
export type Target = { readonly id: string; readonly reference: string };

/** What somebody reads, by the end of her login. */
export type Read = {
  readonly what: string;
  readonly by: string;
  readonly read: (deps: Deps, call: Call, target: Target) => Promise<unknown>;
};

const pageSize = 50;
const page = (number: number): { readonly limit: number; readonly offset: number } => ({
  limit: pageSize,
  offset: (number - 1) * pageSize,
});

const officer = 'socialsekreterare1';
const chief = 'ifochef';

const wholeHistory = async (deps: Deps, call: Call, { id }: Target): Promise<number> => {
  let length = 0;
  for await (const piece of historyText(await viewHistory(deps, call, id))) length += piece.length;
  return length;
};

/** What is read most, and what grows with the number of reports. Each leaves an event in the trail. */
export const reads: readonly Read[] = [
  {
    what: `officer's queue, first page`,
    by: officer,
    read: (deps, call) => listReports(deps, call, page(1)),
  },
  {
    what: `officer's queue, page 50`,
    by: officer,
    read: (deps, call) => listReports(deps, call, page(50)),
  },
  {
    what: `officer's queue of closed reports, first page`,
    by: officer,
    read: (deps, call) => listReports(deps, call, { ...page(1), status: 'closed' }),
  },
  {
    what: `chief's queue of unopened reports, first page`,
    by: chief,
    read: (deps, call) => listReports(deps, call, { ...page(1), status: 'received' }),
  },
  {
    what: `queue of a signatory whose school has sent nothing`,
    by: 'rektor2',
    read: (deps, call) => listReports(deps, call, page(1)),
  },
  { what: `officer's duties`, by: officer, read: (deps, call) => listDuties(deps, call, page(1)) },
  {
    what: `chief's duties, of the whole municipality`,
    by: chief,
    read: (deps, call) => listDuties(deps, call, page(1)),
  },
  {
    what: 'search by reference',
    by: officer,
    read: (deps, call, { reference }) => listReports(deps, call, { ...page(1), reference }),
  },
  { what: 'one report', by: chief, read: (deps, call, { id }) => viewReport(deps, call, id) },
  { what: `one report's whole history`, by: 'granskare', read: wholeHistory },
];

/** Reports of a municipality, evenly from all that it has, in no order. */
export async function targetsIn(
  admin: Db,
  town: string,
  wanted: number,
): Promise<readonly Target[]> {
  const found = await admin.raw(
    `select r.id, r.reference from report r join municipality m on m.id = r.municipality_id
     where m.slug = ? and r.status <> 'disposed'
     order by md5(r.id::text) limit ?`,
    [town, wanted],
  );
  return rowsOf<Target>(found);
}

/** Milliseconds that each call took, one after the other. */
export async function timesOf(
  deps: Deps,
  { by, read }: Pick<Read, 'by' | 'read'>,
  { town, targets, warmUp }: { town: string; targets: readonly Target[]; warmUp: number },
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const [index, target] of targets.entries()) {
    const call = await callBy(deps.db, `${by}.${town}`, new Date().toISOString());
    const began = performance.now();
    await read(deps, call, target);
    if (index >= warmUp) times.push(performance.now() - began);
  }
  return times;
}
