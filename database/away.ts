/** When an absence `x` really ends: as it was recorded, or at the earliest end since. */
export const realEnd = `least(x.ends_at,
  (select min(e.ends_at) from absence_ending e where e.absence_id = x.id))`;

/** Whether a person is away at `:at`, by the absences that nobody has ended before. */
export function isAway(person: string): string {
  return `exists (select from absence x where x.person_id = ${person}
    and x.starts_at <= :at and ${realEnd} > :at)`;
}
