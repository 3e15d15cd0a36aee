import type { Granted } from './granted.ts';

/** The API: it reads what row-level security shows, records, and changes these columns. */
const app: Granted = {
  absence: ['select', 'insert'],
  absence_ending: ['select', 'insert'],
  acute_situation: [
    'select',
    'insert',
    'update (counterpart, held_at, invited_roles, joined_to, planned_at, sender_organisation_id, sender_unit_id)',
  ],
  acute_situation_report: ['select', 'insert'],
  assignment: ['select'],
  audit_event: ['select'],
  audit_subject: ['select', 'insert'],
  child_index: ['select', 'insert'],
  data_key: ['select', 'insert'],
  draft: ['select', 'insert', 'update (kept_until, saved_at, sealed, version)', 'delete'],
  duty: [
    'select',
    'insert',
    'update (assignee_id, ended_at, ended_seq, next_rung_at, owner_role, reason, state)',
  ],
  duty_envelope: ['select'],
  duty_rung: ['select'],
  fact: ['select', 'insert'],
  fact_kind: ['select'],
  forwarding: ['insert (forwarded_at, from_id, id, taken_at, to_id, to_municipality_id)'],
  idempotency: ['select', 'insert', 'update (answer, done)'],
  kept_text: [
    'select',
    'insert',
    'update (id, kek_id, kept_until, saved_at, sealed, version, wrapped)',
    'delete',
  ],
  lane: ['select'],
  letter: ['select'],
  migration_hash: ['select'],
  migrations: ['select'],
  municipality: ['select'],
  notice: ['select'],
  organisation: ['select'],
  person: ['select'],
  quota: ['select', 'insert', 'update (expire, points)', 'delete'],
  reconciliation: ['select'],
  report: [
    'select',
    'insert',
    'update (closed_at, concluded_as, concluded_at, contact_lifted_at, elsewhere, opened_by_person_at, owner_person_id, owner_role, reviewed_as, status)',
  ],
  report_content: ['select', 'insert'],
  report_envelope: ['select'],
  report_link: ['select', 'insert'],
  report_tally: ['select'],
  settings: ['select'],
  stream: ['select'],
  unit: ['select'],
};

/** The worker: it tells workflows, climbs ladders, closes, makes letters, forwards and counts. */
const worker: Granted = {
  absence: ['select (carried, ends_at, id, person_id, starts_at)', 'update (carried)'],
  absence_ending: ['select (absence_id, carried, ends_at, id, person_id)', 'update (carried)'],
  acute_situation: ['select'],
  assignment: [
    'select (deputy_for, end_carried, hours, id, need_to_know, person_id, role, unit_id, valid_from, valid_to)',
    'update (end_carried)',
  ],
  child_index: ['insert'],
  data_key: ['select', 'insert'],
  duty: [
    'select',
    'insert',
    'update (ended_at, ended_seq, next_rung, next_rung_at, reason, state)',
  ],
  duty_rung: ['insert'],
  engine_state: ['select', 'insert', 'update (value)'],
  fact: [
    'select',
    'insert (about, assignment_id, assurance, at, client_id, content_hash, corrects, id, kind, occurred_at, outcome, person_id, role, sealed, seq, side, stream_id)',
  ],
  fact_kind: ['select'],
  forwarding: ['select', 'update (carried_seq, returned_seq, taken_at, to_id, waiting)'],
  letter: ['select (about, id, kind, made_at, sha256, side, step, stream_id)', 'insert'],
  migration_hash: ['select'],
  migrations: ['select'],
  municipality: ['select'],
  notice: ['select (duty_id, person_id, rung)', 'insert'],
  organisation: ['select'],
  person: ['select'],
  reconciliation: [
    'select',
    'insert',
    'update (differs, duties_opened, opened_or_overdue, ran_at, reports_sent, workflows_started)',
  ],
  report: ['select', 'insert', 'update (closed_at, concluded_as, concluded_at, status)'],
  report_content: ['select', 'insert'],
  report_link: ['insert'],
  settings: ['select (body, municipality_id, version)'],
  stream: [
    'select (claimed_until, id, kind, last_fact_seq, municipality_id, need_to_know, relayed_seq, sleeps_until, waiting_since)',
    'update (claimed_until, relayed_seq, sleeps_until, waiting_since)',
  ],
  unit: ['select'],
};

/** All that the two roles may do, by name. */
export const rights = { anmalan_app: app, anmalan_worker: worker } as const;
