import type { Db } from '../../database/connection.ts';

export type Break = { readonly kind: string; readonly when: 'at once' | 'at commit' };

/** While `work` runs, no event of this kind can be recorded: at once, or when it is committed. */
export async function withBrokenTrail(
  raw: Db,
  { kind, when }: Break,
  work: () => Promise<void>,
): Promise<void> {
  await raw.raw(`
    create or replace function refuse_test_event() returns trigger language plpgsql as $$
    begin raise exception 'the trail is broken'; end $$`);
  const timing =
    when === 'at once'
      ? `create trigger broken before insert on audit_event for each row`
      : `create constraint trigger broken after insert on audit_event
         deferrable initially deferred for each row`;
  await raw.raw(`${timing} when (new.kind = '${kind}') execute function refuse_test_event()`);
  try {
    await work();
  } finally {
    await raw.raw(`drop trigger broken on audit_event`);
  }
}
