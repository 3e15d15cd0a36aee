import type { Instant } from '../domain/time.ts';
import type { Tx } from './transaction.ts';

export type AbsenceRow = {
  readonly id: string;
  readonly personId: string;
  readonly municipalityId: string;
  readonly organisationId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};

export const insertAbsence = async (tx: Tx, absence: AbsenceRow): Promise<void> => {
  await tx.raw(
    `insert into absence (id, person_id, municipality_id, organisation_id, starts_at, ends_at)
     values (?, ?, ?, ?, ?, ?)`,
    [
      absence.id,
      absence.personId,
      absence.municipalityId,
      absence.organisationId,
      absence.startsAt,
      absence.endsAt,
    ],
  );
};
