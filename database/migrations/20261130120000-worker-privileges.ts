import type { Knex } from 'knex';

/** Columns by name, or every one that the table has or gets. */
type Columns = readonly string[] | 'all';
type Grants = {
  readonly select?: Columns;
  readonly insert?: Columns;
  readonly update?: readonly string[];
};

/**
 * All that the worker may do, by what its services and stores do: it tells workflows, climbs
 * ladders, closes, makes letters and counts. A table that is not named here it does not reach.
 */
const worker: Readonly<Record<string, Grants>> = {
  // Whom to tell, and by which settings.
  municipality: { select: 'all' },
  organisation: { select: 'all' },
  unit: { select: 'all' },
  settings: { select: ['municipality_id', 'version', 'body'] },
  person: { select: 'all' },
  assignment: {
    select: ['id', 'person_id', 'role', 'unit_id', 'deputy_for', 'valid_from', 'valid_to'],
  },
  absence: { select: ['person_id', 'starts_at', 'ends_at', 'carried'], update: ['carried'] },

  // Cases, as far as ladders and letters need them.
  report: { select: 'all', update: ['status', 'closed_at'] },
  report_content: { select: 'all' },
  acute_situation: { select: 'all' },
  fact_kind: { select: 'all' },
  fact: {
    select: 'all',
    insert: [
      'id',
      'stream_id',
      'seq',
      'kind',
      'side',
      'occurred_at',
      'person_id',
      'client_id',
      'assignment_id',
      'role',
      'outcome',
      'about',
      'at',
      'assurance',
      'content_hash',
      'sealed',
    ],
  },
  duty: {
    select: 'all',
    update: ['state', 'reason', 'ended_at', 'ended_seq', 'next_rung', 'next_rung_at'],
  },
  duty_rung: { insert: 'all' },
  // To read is only what tells that the person has the notice already.
  notice: { select: ['person_id', 'duty_id', 'rung'], insert: 'all' },
  letter: {
    select: ['id', 'stream_id', 'kind', 'side', 'step', 'about', 'made_at', 'sha256'],
    insert: 'all',
  },

  // What it keeps of its own work.
  reconciliation: {
    select: 'all',
    insert: 'all',
    update: [
      'ran_at',
      'reports_sent',
      'duties_opened',
      'workflows_started',
      'opened_or_overdue',
      'differs',
    ],
  },
  engine_state: { select: 'all', insert: 'all', update: ['value'] },
  migrations: { select: 'all' },
};

/**
 * The trail and what hangs from it, apart from the rest. Heads, lanes and events are read and
 * written by the functions that the worker may call.
 */
const workerInTheTrail: Readonly<Record<string, Grants>> = {
  data_key: { select: 'all' },
  // The relay's ledger.
  stream: {
    select: ['id', 'kind', 'municipality_id', 'last_fact_seq', 'relayed_seq', 'claimed_until'],
    update: ['relayed_seq', 'claimed_until'],
  },
};

/** What of the worker's former tables it has no business in. */
const notReached = [
  'api_client',
  'client_jti',
  'audit_event',
  'audit_subject',
  'lane',
  'report_link',
  'child_index',
  'acute_situation_report',
  'idempotency',
] as const;

const granted = { ...worker, ...workerInTheTrail };
const formerly = [...Object.keys(granted), ...notReached];

const privilege = (verb: string, columns: Columns | undefined): readonly string[] => {
  if (!columns) return [];
  return [columns === 'all' ? verb : `${verb} (${columns.join(', ')})`];
};

const grant = ([table, { select, insert, update }]: readonly [string, Grants]): string => {
  const privileges = [
    ...privilege('select', select),
    ...privilege('insert', insert),
    ...privilege('update', update),
  ];
  return `grant ${privileges.join(', ')} on ${table} to anmalan_worker;`;
};

/**
 * Functions of the API's door and of its fences, that which begins a stream, and that of triggers,
 * which nobody calls. The worker keeps those that lock a stream and append to it.
 */
const notCalled = [
  'app_actor()',
  'app_municipality()',
  'app_organisation()',
  'app_side()',
  'app_reaches(uuid, uuid)',
  'app_takes_part()',
  'app_sees_stream(text, uuid, uuid, uuid)',
  'app_sees_lane(text, text)',
  'app_appends(text, uuid, text)',
  'is_worker()',
  'functions_of_subject(text, timestamptz)',
  'client_of_login(text)',
  'burn_jti(uuid, text, timestamptz, timestamptz)',
  'begin_stream(uuid, text, uuid, uuid)',
  'refuse_change()',
] as const;

/** What a municipality begins with is the owner's to write, and hers alone. */
const directory = [
  'municipality',
  'settings',
  'organisation',
  'unit',
  'person',
  'assignment',
  'api_client',
];

/**
 * The worker may do what it does and nothing more. It could do everything to almost every table:
 * destroy keys, change when a report came in, make anybody head of the social services' intake.
 */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
revoke all on ${formerly.join(', ')} from anmalan_worker;
${Object.entries(granted).map(grant).join('\n')}

revoke all on function ${notCalled.join(', ')} from anmalan_worker;

-- A later function is nobody's until it is granted, as a later table is.
alter default privileges revoke execute on functions from public;

${directory.map((table) => `create policy owner_inserts on ${table} for insert to anmalan_owner with check (true);`).join('\n')}
`);

/** What it could only read before, too. */
const onlyRead = ['migrations', 'fact_kind', 'stream', 'lane', 'audit_event'];

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`
${directory.map((table) => `drop policy owner_inserts on ${table};`).join('\n')}
alter default privileges grant execute on functions to public;
grant execute on function ${notCalled.join(', ')} to anmalan_worker;

revoke all on ${formerly.join(', ')} from anmalan_worker;
grant select, insert, update, delete
  on ${formerly.filter((table) => !onlyRead.includes(table)).join(', ')} to anmalan_worker;
revoke update, delete on audit_subject, fact from anmalan_worker;
grant select on ${onlyRead.join(', ')} to anmalan_worker;
grant update (relayed_seq, claimed_until) on stream to anmalan_worker;
`);
