import type { Knex } from 'knex';

/**
 * A cooperation form has a unit of its own, where its contact function is, in whatever organisation
 * that stands. `form` is the form's key in its municipality's catalogue; there is one unit for each.
 */
export const up = (db: Knex): Promise<unknown> =>
  db.raw(`
alter table organisation drop constraint organisation_kind_check, add constraint organisation_kind_check
  check (kind in ('school', 'socialServices', 'cooperation'));
alter table unit drop constraint unit_kind_check, add constraint unit_kind_check
  check (kind in ('school', 'intake', 'management', 'form'));
alter table unit add column form text, add check ((kind = 'form') = (form is not null));
create unique index one_unit_per_form on unit (municipality_id, form);`);

/** The units stay, as those of some organisation outside social services. */
export const down = (db: Knex): Promise<unknown> =>
  db.raw(`
drop index one_unit_per_form;
alter table unit drop column form;
alter table unit no force row level security;
alter table organisation no force row level security;
update unit set kind = 'school' where kind = 'form';
update organisation set kind = 'school' where kind = 'cooperation';
alter table organisation force row level security;
alter table unit force row level security;
alter table unit drop constraint unit_kind_check, add constraint unit_kind_check
  check (kind in ('school', 'intake', 'management'));
alter table organisation drop constraint organisation_kind_check, add constraint organisation_kind_check
  check (kind in ('school', 'socialServices'));`);
