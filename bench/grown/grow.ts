import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { copyInto, copyRows, type CopyRows } from './copy-in.ts';
import type { Copy } from './copy.ts';
import type { Herd, Model } from './herd.ts';
import { officersOf, type Officer } from './officers.ts';

/** How many reports of a municipality are open and how many closed. */
export type Figures = { readonly open: number; readonly closed: number };

/** How a database grows, and which part of that is done here: every so many-th report. */
export type Growth = {
  /** Of the municipality that is measured. */
  readonly more: Figures;
  /** Its open reports when all of them are there. */
  readonly openThen: number;
  /** How many copies of all municipalities were added before. */
  readonly from: number;
  readonly part: number;
  readonly parts: number;
};

/** How many open cases an officer has. */
const casesEach = 40;
const day = 24 * 3600;
/** Open reports came in the last two months, closed ones in the five years before that. */
const openFor = 60 * day;
const closedFor = 5 * 365 * day;
/** One report in so many came in another municipality than the one that is measured. */
const elsewhere = 21;

const copiesAtOnce = 1_000;
/** After so many copies what was sent may move on. */
const breath = 50;

type Tables = ReadonlyMap<string, { readonly rows: CopyRows; readonly columns: readonly string[] }>;

const tablesOf = (models: readonly Model[]): Tables =>
  new Map(
    models.flatMap(({ rows }) =>
      rows.map(({ table, columns }) => [table, { columns, rows: copyRows() }] as const),
    ),
  );

const send = async (client: pg.Client, tables: Tables): Promise<void> => {
  const taken = [...tables].map(
    ([table, { columns, rows }]) => [table, columns, rows.take()] as const,
  );
  for (const [table, columns, rows] of taken) await copyInto(client, { table, columns }, rows);
};

const add = (tables: Tables, { rows }: Model, copy: Copy): void => {
  for (const { table, rowsOf } of rows) {
    for (const row of rowsOf(copy)) tables.get(table)?.rows.add(row);
  }
};

/** Of a hundred copies so many are of each model. */
const chosen = (models: readonly Model[], number: number): Model => {
  let rest = number % 100;
  const found = models.find(({ share }) => (rest -= share) < 0);
  if (!found) throw new Error('the shares are less than a hundred');
  return found;
};

type Staffed = { readonly herd: Herd; readonly officers: readonly Officer[] };

/** How long ago the report with this index came in, in seconds: in the order of the indices. */
const ageOf = ({ open, closed }: Figures, index: number): number =>
  index < closed
    ? openFor + closedFor * (1 - index / closed)
    : openFor * (1 - (index - closed) / open);

const copyAt = (
  staffed: readonly Staffed[],
  figures: Figures,
  { index, number }: { readonly index: number; readonly number: number },
): { readonly model: Model; readonly copy: Copy } => {
  const isClosed = index < figures.closed;
  const place = isClosed ? index : index - figures.closed;
  const turn = Math.floor(place / elsewhere);
  const away = place % elsewhere === elsewhere - 1;
  const here = staffed[away ? 1 + (turn % (staffed.length - 1)) : 0];
  const officer = here?.officers[turn % here.officers.length];
  if (!here || !officer) throw new Error('there is nobody to have the case');
  const model = chosen(isClosed ? here.herd.closed : here.herd.open, number);
  const laterSeconds = -Math.round(ageOf(figures, index));
  return { model, copy: model.copy({ number, laterSeconds, officer }) };
};

const withOthers = (figure: number): number => figure + Math.floor(figure / (elsewhere - 1));

/** The figures are those of one municipality; the others have their share beside it. */
const everywhere = ({ open, closed }: Figures): Figures => ({
  open: withOthers(open),
  closed: withOthers(closed),
});

/** How many copies a growth adds, in all municipalities. */
export function copiesOf(more: Figures): number {
  const { open, closed } = everywhere(more);
  return open + closed;
}

/**
 * Adds copies to a database by COPY, in the order in which the reports would have come in.
 *
 * @param client of the superuser; no trigger fires for what it writes from then on
 * @param herds first that of the municipality for which the figures are meant
 */
export async function grow(
  client: pg.Client,
  herds: readonly Herd[],
  { more, openThen, from, part, parts }: Growth,
): Promise<void> {
  const staffed: Staffed[] = [];
  for (const [at, herd] of herds.entries()) {
    const wanted = Math.ceil((at === 0 ? openThen : openThen / elsewhere) / casesEach);
    staffed.push({ herd, officers: await officersOf(client, herd.town, wanted) });
  }
  const figures = everywhere(more);
  const tables = tablesOf(herds.flatMap(({ open, closed }) => [...open, ...closed]));
  await client.query(`set session_replication_role = replica; set synchronous_commit = off`);
  let sent = Promise.resolve();
  let waiting = 0;
  for (let index = part; index < copiesOf(more); index += parts) {
    const { model, copy } = copyAt(staffed, figures, { index, number: from + index });
    add(tables, model, copy);
    waiting += 1;
    if (waiting % breath === 0) await setImmediate();
    if (waiting % copiesAtOnce === 0) {
      await sent;
      sent = send(client, tables);
    }
  }
  await sent;
  await send(client, tables);
}
