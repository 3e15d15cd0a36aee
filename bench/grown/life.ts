import type pg from 'pg';
import { readFacts, type FactRow } from '../../database/acting/fact-store.ts';
import { readDataKeys } from '../../database/acting/data-key-store.ts';
import type { Db } from '../../database/connection.ts';
import { readSealedContent } from '../../database/reports/report-store.ts';
import { factKinds } from '../../domain/kinds.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { EventContent } from '../../platform/trail/event.ts';
import { openSeal } from '../../services/acting/seal.ts';
import { sealedContent } from '../../services/reports/report-content.ts';
import { idsIn } from './retelling.ts';

/** Rows of one table as PostgreSQL tells them in text. */
export type LivedRows = {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly oid: number }[];
  readonly rows: readonly Readonly<Record<string, string | null>>[];
};

/** All that a report has left behind: its rows, and in clear what is sealed in them. */
export type Life = {
  readonly reportId: string;
  readonly tables: readonly LivedRows[];
  /** Every id that is its own, and of those whom others stand in for. */
  readonly ids: readonly string[];
  readonly content: Buffer;
  readonly facts: readonly (FactRow & { readonly secret: Buffer | null })[];
  readonly events: readonly EventContent[];
};

/**
 * Where the rows of a report stand. Letters and remembered answers are left out: they would be half
 * of the disk, and nothing that is measured reads them.
 */
const places = {
  stream: `id = $1`,
  lane: `stream_id = $1`,
  data_key: `stream_id = $1`,
  report: `id = $1`,
  report_content: `report_id = $1`,
  child_index: `report_id = $1`,
  audit_event: `stream_id = $1`,
  fact: `stream_id = $1`,
  duty: `stream_id = $1`,
  duty_rung: `stream_id = $1`,
  notice: `stream_id = $1`,
} as const;
/** The tables that hold something of a report. */
export const livedTables = Object.keys(places) as readonly (keyof typeof places)[];

/** The database fills it in: the transaction in which a row was written. */
const leftOut = 'txid';

const asText = { getTypeParser: () => (value: string) => value };

const rowsIn = async (
  client: pg.Client,
  table: keyof typeof places,
  reportId: string,
): Promise<LivedRows> => {
  const order = table === 'audit_event' ? 'order by seq' : '';
  const { fields, rows } = await client.query<Record<string, string | null>>({
    text: `select * from ${table} where ${places[table]} ${order}`,
    values: [reportId],
    types: asText,
  });
  const columns = fields
    .filter(({ name }) => name !== leftOut)
    .map(({ name, dataTypeID }) => ({ name, oid: dataTypeID }));
  return { table, columns, rows };
};

const directory = ['municipality', 'organisation', 'unit', 'person', 'assignment', 'api_client'];

const idsOfDirectory = async (client: pg.Client): Promise<ReadonlySet<string>> => {
  const all = directory.map((table) => `select id::text from ${table}`).join(' union all ');
  const { rows } = await client.query<{ id: string }>(all);
  return new Set(rows.map(({ id }) => id));
};

const ownIds = (
  tables: readonly LivedRows[],
  kept: ReadonlySet<string>,
  replaced: readonly string[],
): readonly string[] => {
  const values = tables.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)));
  const all = values.flatMap((value) => idsIn(value ?? ''));
  return [...new Set([...all.filter((id) => !kept.has(id)), ...replaced])];
};

const eventsIn = (tables: readonly LivedRows[]): readonly EventContent[] =>
  (tables.find(({ table }) => table === 'audit_event')?.rows ?? []).map(
    ({ bytes }) => JSON.parse(Buffer.from(bytes?.slice(2) ?? '', 'hex').toString()) as EventContent,
  );

/** The superuser's ways into a database: a pool, and one connection. */
export type Admin = { readonly db: Db; readonly client: pg.Client };

/**
 * Reads all that a report has left behind, past every fence.
 *
 * @param replaced ids of the directory that others stand in for in copies
 */
export async function readLife(
  { db, client }: Admin,
  keyring: Keyring,
  reportId: string,
  replaced: readonly string[],
): Promise<Life> {
  const tables: LivedRows[] = [];
  for (const table of livedTables) tables.push(await rowsIn(client, table, reportId));
  return db.transaction(async (tx) => {
    const seal = openSeal(keyring, reportId, await readDataKeys(tx, reportId));
    const content = await readSealedContent(tx, reportId);
    if (!content) throw new Error(`the report ${reportId} has no content`);
    const facts = await readFacts(tx, reportId, factKinds);
    return {
      reportId,
      tables,
      ids: ownIds(tables, await idsOfDirectory(client), replaced),
      content: seal.unseal(sealedContent(reportId), content),
      facts: facts.map((fact) => ({
        ...fact,
        secret: fact.sealed && seal.unseal({ table: 'fact', ...fact }, fact.sealed),
      })),
      events: eventsIn(tables),
    };
  });
}
