import type { Knex } from 'knex';

/** A statement about the database that the migration runs in, whose name it does not know. */
const here = (statement: string): string =>
  `do $$ begin execute format('${statement}', current_database()); end $$;`;

/**
 * What PostgreSQL gives to everybody who has a login in the cluster: to come in, to make temporary
 * tables, to look names up in the schema. Only our roles have business here, and temporary tables,
 * which could bear the name of a real one, nobody has any for.
 */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
${here('grant connect on database %I to anmalan_app, anmalan_worker')}
${here('revoke all on database %I from public')}
revoke all on schema public from public;
revoke all on function refuse_change() from anmalan_app;
`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`
grant execute on function refuse_change() to anmalan_app;
grant usage on schema public to public;
${here('grant connect, temporary on database %I to public')}
${here('revoke connect on database %I from anmalan_app, anmalan_worker')}
`);
