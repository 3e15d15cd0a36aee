import type { Db } from '../../database/connection.ts';

/** As somebody would who has got hold of the database itself, past triggers and fences. */
export async function meddleWith(raw: Db, sql: string, id: string): Promise<void> {
  await raw.transaction(async (tx) => {
    await tx.raw(`set local session_replication_role = replica`);
    await tx.raw(sql, { id });
  });
}
