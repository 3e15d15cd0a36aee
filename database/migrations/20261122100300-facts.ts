import type { Knex } from 'knex';

/** What the receiver does stands on the receiver's side, whoever writes the row. */
const receivers = `check (side = 'receiver')`;

/**
 * One table per kind of fact, as partitions of `fact`: one place to insert and to read a case in
 * order, while each kind keeps the constraints of its own rule.
 */
const partitions: readonly (readonly [table: string, kind: string, rules: string])[] = [
  [
    'signature',
    'signatureRecorded',
    `check (role in ('rektor', 'skolskoterska', 'kurator')),
     check (outcome in ('signed', 'declined', 'notAsked', 'missing')),
     check (outcome <> 'signed' or (person_id is not null and content_hash is not null and assurance is not null)),
     unique (stream_id, role)`,
  ],
  ['supplement', 'supplementAdded', `check (sealed is not null)`],
  [
    'supplement_reading',
    'supplementRead',
    `${receivers}, check (about is not null), unique (about)`,
  ],
  ['opening', 'reportOpened', `${receivers}, unique (stream_id)`],
  ['case_assignment', 'caseAssigned', `${receivers}, check (about is not null)`],
  ['contact', 'contactRecorded', `${receivers}, check (sealed is not null)`],
  [
    'protection_assessment',
    'protectionAssessed',
    `${receivers}, check (sealed is not null), unique (stream_id)`,
  ],
  [
    'registration',
    'caseRegistered',
    `${receivers}, check (sealed is not null), unique (stream_id)`,
  ],
  ['intake_note', 'intakeNoteTaken', `${receivers}, check (sealed is not null)`],
  ['consent', 'consentRecorded', `${receivers}, check (sealed is not null)`],
  ['meeting', 'meetingProposed', `check (sealed is not null)`],
  [
    'meeting_waiver',
    'meetingWaived',
    `${receivers}, check (sealed is not null), unique (stream_id)`,
  ],
  ['meeting_answer', 'meetingTimeAnswered', `check (about is not null)`],
  ['invitation', 'meetingInvited', `check (about is not null and at is not null)`],
  [
    'meeting_outcome',
    'meetingOutcomeRecorded',
    `check (about is not null), check (outcome in ('held', 'moved', 'cancelled'))`,
  ],
  ['minutes', 'meetingMinutesTaken', `check (about is not null), unique (about)`],
  [
    'decision',
    'decisionMade',
    `${receivers}, check (outcome in ('open', 'doNotOpen')), check (person_id is not null and sealed is not null),
     unique (stream_id)`,
  ],
  ['information', 'concernedInformed', `${receivers}, check (outcome in ('told', 'postponed'))`],
  ['feedback_request', 'feedbackRequested', ``],
  [
    'feedback',
    'feedbackRecorded',
    `check (outcome in ('opened', 'notOpened', 'alreadyOngoing', 'inappropriate')),
     check ((outcome = 'inappropriate') = (side = 'receiver'))`,
  ],
  ['follow_up_plan', 'followUpMeetingPlanned', `check (at is not null)`],
  ['follow_up_record', 'followUpMeetingHeld', `check (sealed is not null), unique (stream_id)`],
];

export const up = (db: Knex): Promise<unknown> =>
  db.raw(
    `
create table fact (
  id uuid not null,
  stream_id uuid not null references stream,
  seq bigint not null,
  kind text not null,
  side text not null check (side in ('sender', 'receiver', 'both')),
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  person_id uuid references person,
  client_id uuid references api_client,
  assignment_id uuid references assignment,
  role text,
  outcome text,
  about uuid,
  at timestamptz,
  assurance text,
  content_hash bytea,
  sealed bytea
) partition by list (kind);
create index fact_of_stream on fact (stream_id, seq);
` +
      partitions
        .map(
          ([table, kind, rules]) => `
create table "${table}" partition of fact (
  primary key (id)${rules && `,\n  ${rules}`}
) for values in ('${kind}');
create trigger append_only before update or delete on "${table}"
  for each row execute function refuse_change();
create trigger append_only_truncate before truncate on "${table}"
  for each statement execute function refuse_change();`,
        )
        .join('\n'),
  );

export const down = (db: Knex): Promise<unknown> => db.raw(`drop table fact`);
