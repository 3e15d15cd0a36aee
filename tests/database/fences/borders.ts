import type { Db } from '../../../database/connection.ts';
import { select } from '../../helpers/sql.ts';
import type { Viewer } from './viewers.ts';

/** A row as JSON, in the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** Every row of every table, read past the fence. */
export type Rows = {
  readonly tables: readonly string[];
  readonly of: (table: string) => readonly Row[];
};

export async function readRows(raw: Db): Promise<Rows> {
  const relations = await select<{ name: string }>(
    raw,
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  const tables = relations.map(({ name }) => name);
  const all = new Map<string, readonly Row[]>();
  for (const table of tables) {
    const found = await select<{ row: Row }>(raw, `select to_jsonb(t) as row from ?? t`, [table]);
    all.set(
      table,
      found.map(({ row }) => row),
    );
  }
  return {
    tables,
    of: (table) => all.get(table) ?? [],
  };
}

type Seer = Exclude<Viewer, null>;
type Sight = (row: Row, seer: Seer, rows: Rows) => boolean;

/**
 * The borders as the specification draws them, once more and independently of the policies:
 * `closed` is no grant at all, `public` is for everyone, also before the fence is told anything.
 */
export type Border = 'closed' | 'public' | Sight;

const byId = (rows: Rows, table: string, id: unknown, key = 'id'): Row | undefined =>
  rows.of(table).find((row) => row[key] === id);

const takesPart = ({ side }: Seer): boolean => side === 'sender' || side === 'receiver';
const audits = ({ side }: Seer): boolean => side === 'auditor';

const reaches = (seer: Seer, municipality: unknown, organisation: unknown): boolean => {
  if (seer.side === 'sender') return organisation === seer.organisationId;
  if (seer.side === 'none') return false;
  return municipality === seer.municipalityId;
};

/** What the school may know of a situation that lies within its reach (routine §8). */
const schoolIsTold = (id: unknown, seer: Seer, rows: Rows): boolean => {
  const situation = byId(rows, 'acute_situation', id);
  if (seer.side !== 'sender' || !situation) return true;
  const { because, planned_at: planned, author_id: author } = situation;
  if (because !== 'reportedAcute' && planned === null) return false;
  const invited = situation['invited_roles'] as readonly string[];
  const kept = (situation['kept_from'] as readonly string[]).filter(
    (one) => !invited.includes(one),
  );
  if (author === seer.actorId || invited.includes(seer.role)) return true;
  return !kept.includes(seer.role) && !kept.includes(seer.deputyFor);
};

/** Of the officers only the need-to-know group knows of somebody with protected identity (§3.5). */
const mayKnow = (id: unknown, seer: Seer, rows: Rows): boolean => {
  if (seer.side !== 'receiver' || seer.role !== 'officer' || seer.needToKnow === 'yes') return true;
  const isProtected = (report: unknown): boolean =>
    byId(rows, 'report', report)?.['protected_identity'] === true;
  const links = rows.of('acute_situation_report').filter((link) => link['situation_id'] === id);
  return !isProtected(id) && !links.some((link) => isProtected(link['report_id']));
};

/** The schools' rektors are at the term meeting of their municipality, and nobody else of a school. */
const meets = (municipality: unknown, { side, role, municipalityId }: Seer): boolean =>
  municipality === municipalityId &&
  (side === 'receiver' || side === 'auditor' || role === 'rektor');

/** A form's own, and what it has handed on until the next has taken it: its contact function's. */
const isOfForm = (id: unknown, seer: Seer, rows: Rows): boolean => {
  const handOver = byId(rows, 'hand_over', id);
  if (!handOver || seer.role !== 'contactFunction') return false;
  const { organisation_id: form, from_organisation_id: from, stage } = handOver;
  return form === seer.organisationId || (from === seer.organisationId && stage === 'handedOver');
};

const seesStream = (id: unknown, seer: Seer, rows: Rows): boolean => {
  const stream = byId(rows, 'stream', id);
  if (!stream || !schoolIsTold(id, seer, rows) || !mayKnow(id, seer, rows)) return false;
  const { kind, municipality_id: municipality, organisation_id: organisation } = stream;
  // What the house owes is no school's, and the administrator's too.
  if (kind === 'houseDuty') return seer.side !== 'sender' && municipality === seer.municipalityId;
  if (kind === 'syntheticReport') return audits(seer) && municipality === seer.municipalityId;
  if (kind === 'termMeeting') return meets(municipality, seer);
  if (kind === 'handOver' && seer.side === 'sender') return isOfForm(id, seer, rows);
  if (kind !== 'person') return reaches(seer, municipality, organisation);
  return id === seer.actorId || (audits(seer) && municipality === seer.municipalityId);
};

const seesReport = (id: unknown, seer: Seer, rows: Rows): boolean =>
  byId(rows, 'report', id) !== undefined && seesStream(id, seer, rows);

/** What the artificial report of a day owes stands in no list, an auditor's neither. */
const isArtificial = (id: unknown, rows: Rows): boolean =>
  byId(rows, 'stream', id)?.['kind'] === 'syntheticReport';

const isPersonal = (id: unknown, rows: Rows): boolean =>
  byId(rows, 'stream', id)?.['kind'] === 'person';

const ofReach: Sight = (row, seer, rows) => seesStream(row['id'], seer, rows);

const inHouse: Sight = (row, seer) =>
  seer.side === 'sender'
    ? row['organisation_id'] === seer.organisationId
    : row['municipality_id'] === seer.municipalityId;

const ofSide: Sight = (row, seer, rows) =>
  (row['side'] === 'both' || row['side'] === seer.side) && seesStream(row['stream_id'], seer, rows);

const ofSideOrAudited: Sight = (row, seer, rows) =>
  ofSide(row, seer, rows) || (audits(seer) && seesStream(row['stream_id'], seer, rows));

/** What the house owes is the administrator's too, who stands on no side, and the auditor's. */
const ofHouse: Sight = (row, seer, rows) =>
  (seer.side === 'none' || audits(seer)) &&
  byId(rows, 'stream', row['stream_id'])?.['kind'] === 'houseDuty';

/** A look at a list, in the reader's stream, at a report or situation that this auditor audits. */
const isOfAudited: Sight = (row, seer, rows) =>
  audits(seer) &&
  rows
    .of('audit_subject')
    .some(
      (subject) =>
        subject['stream_id'] === row['stream_id'] &&
        subject['seq'] === row['seq'] &&
        seesStream(subject['report_id'], seer, rows),
    );

const isAdministered: Sight = (row, seer) =>
  seer.role === 'administrator' && row['municipality_id'] === seer.municipalityId;

const isUploader: Sight = (row, seer) =>
  takesPart(seer) &&
  row['author_id'] === seer.actorId &&
  row['organisation_id'] === seer.organisationId;

export const borders: Readonly<Record<string, Border>> = {
  municipality: 'public',
  settings: 'public',
  organisation: 'public',
  unit: 'public',
  assignment: inHouse,
  absence: inHouse,
  absence_ending: inHouse,
  // A system states it and nobody reads it back: the worker alone compares.
  sent_count: 'closed',
  // Which report it is of is found by presenting a keyed hash, and no row is read whole.
  asserted_author: 'closed',
  person: (row, seer, rows) =>
    rows.of('assignment').some((a) => a['person_id'] === row['id'] && inHouse(a, seer, rows)),
  // Which systems are let in, and by which public keys, is their administrator's to see.
  api_client: isAdministered,
  client_key: isAdministered,
  client_jti: 'closed',
  stream: ofReach,
  data_key: (row, seer, rows) =>
    (takesPart(seer) ? row['holder'] === seer.side : ofHouse(row, seer, rows)) &&
    (takesPart(seer) || (row['side'] === 'both' && row['holder'] === 'receiver')) &&
    seesStream(row['stream_id'], seer, rows),
  lane: (row, seer, rows) =>
    isPersonal(row['stream_id'], rows)
      ? seesStream(row['stream_id'], seer, rows)
      : ofSideOrAudited(row, seer, rows),
  audit_event: (row, seer, rows) =>
    ofSideOrAudited(row, seer, rows) || isOfAudited(row, seer, rows),
  audit_subject: (row, seer, rows) => audits(seer) && seesStream(row['report_id'], seer, rows),
  report: ofReach,
  // How many reports a municipality has: the receiver and the auditor see each of them.
  report_tally: (row, seer) =>
    (seer.side === 'receiver' || audits(seer)) && row['municipality_id'] === seer.municipalityId,
  // Whoever writes it, as whom she writes it, and nobody else.
  draft: (row, seer) =>
    seer.side === 'sender' &&
    row['author_id'] === seer.actorId &&
    row['organisation_id'] === seer.organisationId,
  kept_text: (row, seer) =>
    row['person_id'] === seer.actorId && row['organisation_id'] === seer.organisationId,
  // Of a person, in whichever of her functions.
  web_session: (row, seer) => row['person_id'] === seer.actorId,
  // Nobody is known yet: asked by functions alone.
  login_attempt: 'closed',
  // Hers who uploads it; its pieces also whoever reads a report that it was sent with.
  attachment: isUploader,
  attachment_part: (row, seer, rows) => {
    const id = row['attachment_id'];
    const upload = byId(rows, 'attachment', id);
    const sent = rows.of('report_attachment').filter((one) => one['attachment_id'] === id);
    return (
      (upload !== undefined && isUploader(upload, seer, rows)) ||
      (takesPart(seer) && sent.some((one) => seesReport(one['report_id'], seer, rows)))
    );
  },
  report_attachment: (row, seer, rows) =>
    takesPart(seer) && seesReport(row['report_id'], seer, rows),
  report_content: (row, seer, rows) => takesPart(seer) && seesReport(row['report_id'], seer, rows),
  report_link: (row, seer, rows) =>
    (row['side'] === 'both' || row['side'] === seer.side || audits(seer)) &&
    seesReport(row['from_id'], seer, rows) &&
    seesReport(row['to_id'], seer, rows),
  child_index: (row, seer) =>
    seer.side === 'receiver' && row['municipality_id'] === seer.municipalityId,
  acute_situation: ofReach,
  consultation: (row, seer, rows) =>
    ofReach(row, seer, rows) && (seer.side !== 'sender' || row['asker_id'] === seer.actorId),
  synthetic_report: (row, seer) =>
    seer.side !== 'sender' && row['municipality_id'] === seer.municipalityId,
  // A mailbox that is nobody's.
  test_notice: 'closed',
  term_meeting: (row, seer) => meets(row['municipality_id'], seer),
  hand_over: ofReach,
  // A form is told of no report.
  hand_over_origin: (row, seer, rows) =>
    seer.side !== 'sender' && seesStream(row['hand_over_id'], seer, rows),
  acute_situation_report: (row, seer, rows) =>
    seesStream(row['situation_id'], seer, rows) && seesReport(row['report_id'], seer, rows),
  fact: ofSide,
  duty: (row, seer, rows) =>
    (ofSideOrAudited(row, seer, rows) && !isArtificial(row['stream_id'], rows)) ||
    (ofHouse(row, seer, rows) && seesStream(row['stream_id'], seer, rows)) ||
    (['acceptHandOver', 'followUpForm'].includes(String(row['kind'])) &&
      isOfForm(row['stream_id'], seer, rows)),
  // Told by a function alone: either side of its own.
  duty_tally: 'closed',
  forwarding: 'closed',
  duty_rung: ofSideOrAudited,
  notice: (row, seer) => row['person_id'] === seer.actorId,
  letter: ofSide,
  idempotency: (row, seer) => row['actor_id'] === seer.actorId,
  reconciliation: (row, seer) =>
    seer.side !== 'sender' && row['municipality_id'] === seer.municipalityId,
  engine_state: 'closed',
  // When each check of the house ran, of no municipality: the administrator's to see.
  check_run: (_, seer) => seer.role === 'administrator',
  fact_kind: 'public',
  migration_hash: 'public',
  // Counts by id, of everybody and of no case.
  quota: 'public',
  migrations: 'public',
  migrations_lock: 'closed',
};

/**
 * What only migrations write and what tells of nobody: the rules of the kinds of fact, the names and
 * hashes of the files, read by whoever asks for readiness, and a lock.
 */
export const toolTables: readonly string[] = [
  'fact_kind',
  'migration_hash',
  'migrations',
  'migrations_lock',
];

/** What the API alone counts in, and may empty of what is over; the worker has no part in it. */
export const counterTables: readonly string[] = ['quota'];

/** What nobody sees but whoever writes it, and what she may therefore forget as well. */
export const ownTables: readonly string[] = ['attachment', 'attachment_part', 'draft', 'kept_text'];

/** What a viewer may see of a table. */
export function expectedRows(table: string, viewer: Viewer, rows: Rows): readonly Row[] {
  const border = borders[table];
  if (border === undefined || border === 'closed') return [];
  if (border === 'public') return rows.of(table);
  return viewer ? rows.of(table).filter((row) => border(row, viewer, rows)) : [];
}
