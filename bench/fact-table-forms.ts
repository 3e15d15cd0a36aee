import { connect, type Db } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { addFactKinds, type FactKind } from '../database/migrations/helpers/fact-kind.ts';
import { createRolesAndDatabase } from '../database/roles.ts';

const partitioned = '20261122100600-privileges';
const plain = '20261130100000-plain-facts';

/** A report's ordinary life: kind, role, outcome. What is `false` stands for both sides. */
const life = [
  ['signatureRecorded', `'rektor', 'notAsked'`, false],
  ['signatureRecorded', `'skolskoterska', 'notAsked'`, false],
  ['signatureRecorded', `'kurator', 'missing'`, false],
  ['reportOpened', 'null, null', true],
  ['protectionAssessed', 'null, null', true],
  ['caseAssigned', 'null, null', true],
  ['caseRegistered', 'null, null', true],
  ['contactRecorded', 'null, null', true],
  ['consentRecorded', 'null, null', true],
  ['meetingProposed', 'null, null', false],
  ['meetingInvited', 'null, null', false],
  ['meetingOutcomeRecorded', `null, 'held'`, false],
  ['intakeNoteTaken', 'null, null', true],
  ['decisionMade', `null, 'doNotOpen'`, true],
  ['feedbackRecorded', `null, 'notOpened'`, false],
] as const;
export const kindsOfALife = [...new Set(life.map(([kind]) => kind))];

const releasedKinds = 22;
/** Every other one with a rule of uniqueness, about as many as there are today. */
const laterKinds = (kinds: number): readonly FactKind[] =>
  Array.from({ length: kinds - releasedKinds }, (_, n) => ({
    kind: `laterKind${n}`,
    side: 'receiver',
    needs: ['sealed'],
    ...(n % 2 === 0 ? { once: 'stream' } : {}),
  }));

const partitionFor = ({ kind, once }: FactKind): string => `
create table "${kind}" partition of fact (primary key (id), check (side = 'receiver'),
  check (sealed is not null) ${once ? ', unique (stream_id)' : ''}) for values in ('${kind}');
alter table "${kind}" enable row level security;
alter table "${kind}" force row level security;
create trigger append_only before update or delete on "${kind}"
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on "${kind}"
  for each statement execute function refuse_change();`;

/** Every rule of \`fact_kind\` as a check constraint and a partial unique index of its kind. */
const constraintsInstead = `
drop trigger hold_to_kind on fact;
drop index fact_counts_once;
do $$ declare rule fact_kind; begin
  for rule in select * from fact_kind loop
    execute format('alter table fact add constraint %I check (kind <> %L or (%s))',
      'kind_' || rule.kind, rule.kind, concat_ws(' and ', 'true', 'side = ' || quote_literal(rule.side),
        'role = any (' || quote_literal(rule.roles) || '::text[])',
        'outcome = any (' || quote_literal(rule.outcomes) || '::text[])',
        (select string_agg(needed || ' is not null', ' and ') from unnest(rule.needs) needed)));
    if rule.once is not null then
      execute format('create unique index %I on fact (%s) where kind = %L and corrects is null',
        'one_' || rule.kind,
        case rule.once when 'stream' then 'stream_id' when 'role' then 'stream_id, role' else 'about' end,
        rule.kind);
    end if;
  end loop;
  execute format('alter table fact add constraint known_kind check (kind = any (%L::text[]))',
    array(select kind from fact_kind));
end $$;`;

/** The ways to hold facts of so many kinds to their rules. */
const forms = {
  /** A partition for each kind, with its constraints. */
  partitions: async (owner: Db, kinds: readonly FactKind[]): Promise<void> => {
    await migrate(owner, partitioned);
    for (const kind of kinds) await owner.raw(partitionFor(kind));
  },
  /** One table, with a check and a partial unique index for each kind. */
  constraints: async (owner: Db, kinds: readonly FactKind[]): Promise<void> => {
    await migrate(owner, plain);
    await addFactKinds(owner, kinds);
    await owner.raw(constraintsInstead);
  },
  /** One table, with the rules as rows. */
  plain: async (owner: Db, kinds: readonly FactKind[]): Promise<void> => {
    await migrate(owner, plain);
    await addFactKinds(owner, kinds);
  },
} as const;
export type Form = keyof typeof forms;
export const formNames = Object.keys(forms) as readonly Form[];

export const municipality = '00000000-0000-7000-8000-000000000001';
export const organisation = '00000000-0000-7000-8000-000000000002';
export const officer = '00000000-0000-7000-8000-000000000003';

const fill = (streams: number): string => `
insert into municipality values ('${municipality}', '0000', 'bench', 'Bench');
insert into organisation values ('${organisation}', '${municipality}', 'school', 'Skola');
insert into person (id, subject, given_name, family_name, title)
  values ('${officer}', 'bench', 'Bench', 'Bench', 'Socialsekreterare');
insert into stream (id, kind, municipality_id, organisation_id, last_seq, last_hash, last_recorded_at)
  select uuidv7(), 'report', '${municipality}', '${organisation}', ${life.length},
         sha256(n::text::bytea), now() from generate_series(1, ${streams}) n;
-- Interleaved as they would come in: many reports are under way at the same time.
insert into fact (id, stream_id, seq, kind, side, occurred_at, person_id, role, outcome, about, at, sealed)
  select uuidv7(), s.id, f.seq, f.kind, f.side, now(), '${officer}', f.role, f.outcome,
         s.id, now(), convert_to(repeat(md5(s.id::text || f.seq), 12), 'UTF8')
  from (select id, row_number() over (order by id) as n from stream) s
  cross join (values ${life
    .map(
      ([kind, clear, receivers], n) =>
        `(${n + 1}, '${kind}', '${receivers ? 'receiver' : 'both'}', ${clear})`,
    )
    .join(', ')}) f (seq, kind, side, role, outcome)
  order by s.n + 100 * f.seq;`;

export type FactDatabase = {
  /** Superuser, whom no fence binds. */
  readonly adminUrl: string;
  /** Role `anmalan_app`. */
  readonly appUrl: string;
};

const password = 'bench';
const urlOf = (adminUrl: string, database: string, user?: string): string => {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (user) {
    url.username = user;
    url.password = password;
  }
  return url.href;
};

const withPool = async (url: string, work: (db: Db) => Promise<void>): Promise<void> => {
  const db = connect({ connectionString: url, applicationName: 'bench-facts', max: 3 });
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
};

/** A database whose facts stand in this form, with so many kinds and the same rows. */
export async function makeFacts(
  serverUrl: string,
  form: Form,
  { kinds, streams }: { readonly kinds: number; readonly streams: number },
): Promise<FactDatabase> {
  const database = `facts_${form}_${kinds}`;
  const adminUrl = urlOf(serverUrl, database);
  await withPool(serverUrl, (admin) =>
    createRolesAndDatabase(admin, database, { owner: password, app: password, worker: password }),
  );
  await withPool(urlOf(serverUrl, database, 'anmalan_owner'), async (owner) => {
    await forms[form](owner, laterKinds(kinds));
  });
  await withPool(adminUrl, async (admin) => {
    await admin.raw(`set statement_timeout = 0; ${fill(streams)} analyze;`);
  });
  return { adminUrl, appUrl: urlOf(serverUrl, database, 'anmalan_app') };
}
