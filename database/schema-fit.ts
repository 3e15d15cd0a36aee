import type { Knex } from 'knex';
import { NoUseWaiting } from '../platform/wait-until-up.ts';
import { appliedMigrations, knownMigrations } from './known-migrations.ts';
import { hashesInCode, hashesInDatabase } from './migration-hashes.ts';

/** Why a database and this code do not fit each other, by names of migrations. */
export type Misfit = {
  /** The database has been through another text of these, so that its tables may differ. */
  readonly edited: readonly string[];
  /** The database lacks these. */
  readonly missing: readonly string[];
  /** Only the database knows these, which come from a newer version. */
  readonly unknown: readonly string[];
};

/** Compares what the database has been through with what this code comes with. */
export async function misfitOf(db: Knex): Promise<Misfit> {
  const [known, applied, ours, theirs] = [
    await knownMigrations(),
    await appliedMigrations(db),
    await hashesInCode(),
    await hashesInDatabase(db),
  ];
  return {
    edited: [...theirs].flatMap(([name, hash]) =>
      ours.has(name) && ours.get(name) !== hash ? [name] : [],
    ),
    missing: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

/**
 * Whether a process may be given work on this database. One of a newer version is fine: while
 * processes are being replaced, the older ones go on.
 */
export async function schemaFits(db: Knex): Promise<boolean> {
  const { edited, missing } = await misfitOf(db);
  return edited.length === 0 && missing.length === 0;
}

const wayOut =
  'Start the version that it was made with, or restore a backup that this version can use.';

/** Thrown instead of using a database that this code does not follow from. */
export class UnfitSchema extends NoUseWaiting {
  override readonly name = 'UnfitSchema';
  /** Names of the migrations that differ. */
  readonly migrations: readonly string[];
  /** What differs, in words, without the way out that the message adds. */
  readonly found: string;

  constructor({ edited, unknown }: Omit<Misfit, 'missing'>) {
    const found = [
      ['another text of a migration than this version comes with', edited] as const,
      ['a migration that this version does not know', unknown] as const,
    ]
      .filter(([, names]) => names.length > 0)
      .map(([what, names]) => `The database has been through ${what}: ${names.join(', ')}.`)
      .join(' ');
    super(`${found} ${wayOut}`);
    this.found = found;
    this.migrations = [...edited, ...unknown];
  }
}

/** The database answers but is older than this code. Whoever migrates it is waited for. */
class MigrationsMissing extends Error {
  override readonly name = 'MigrationsMissing';
}

/**
 * For a process that starts. Missing migrations are waited for; no waiting mends a database that
 * has been through others.
 *
 * @throws MigrationsMissing; UnfitSchema; the driver's errors when the database does not answer
 */
export async function requireFit(db: Knex): Promise<void> {
  const { edited, missing } = await misfitOf(db);
  if (edited.length > 0) throw new UnfitSchema({ edited, unknown: [] });
  if (missing.length > 0) throw new MigrationsMissing();
}
