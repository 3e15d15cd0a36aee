import type { Knex } from 'knex';

/** What the database itself holds every fact of a kind to, whoever writes the row. */
export type FactKind = {
  readonly kind: string;
  /** The only side it may stand on; left out, it stands on the side it is given. */
  readonly side?: 'sender' | 'receiver' | 'both';
  /** The only values there may be. */
  readonly roles?: readonly string[];
  readonly outcomes?: readonly string[];
  /** Columns that may not be null. */
  readonly needs?: readonly ('person_id' | 'about' | 'at' | 'sealed')[];
  /** Of what there may be one only, corrections not counted: in the stream, by role there, about it. */
  readonly once?: 'stream' | 'role' | 'about';
};

/**
 * Lets `fact` take these kinds and holds them to their rules: rows in `fact_kind`, which the table's
 * trigger reads. All else that a fact needs (fences, privileges, uniqueness, append-only) stands on
 * the table already.
 */
export async function addFactKinds(db: Knex, kinds: readonly FactKind[]): Promise<void> {
  for (const kind of kinds) await db('fact_kind').insert({ needs: [], ...kind });
}

/** The inverse of `addFactKinds`; refused while there are facts of such a kind. */
export async function dropFactKinds(db: Knex, kinds: readonly FactKind[]): Promise<void> {
  const names = kinds.map(({ kind }) => kind);
  // FORCE would hide the facts from the owner as well.
  await db.raw('alter table fact no force row level security');
  const [left] = await db('fact').whereIn('kind', names).limit(1).select('kind');
  await db.raw('alter table fact force row level security');
  if (left) throw new Error(`there are facts of the kind ${left.kind}`);
  await db('fact_kind').whereIn('kind', names).delete();
}
