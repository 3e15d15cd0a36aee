import type { Knex } from 'knex';

/**
 * A list stands in its reader's own stream, which belongs to one municipality. Whoever audits
 * another, a report of which the list showed, sees that look too. The same holds for an acute
 * situation that a list showed.
 */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
create index audit_subject_of_event on audit_subject (stream_id, seq);
drop policy app_selects on audit_subject;
create policy app_selects on audit_subject for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from stream s where s.id = report_id));
create policy auditor_selects on audit_event for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from audit_subject a
    where a.stream_id = audit_event.stream_id and a.seq = audit_event.seq));
`);

export const down = (db: Knex): Promise<unknown> =>
  db.raw(`
drop policy auditor_selects on audit_event;
drop policy app_selects on audit_subject;
create policy app_selects on audit_subject for select to anmalan_app
  using (app_side() = 'auditor' and exists (select from report r where r.id = report_id));
drop index audit_subject_of_event;
`);
