import fc from 'fast-check';

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-11-20 23:58:00` in Stockholm, by Node's own calendar, which the code under test does not use. */
export function wallClockAt(instant: string): string {
  return wallClock.format(new Date(instant));
}

/** Local midnight that ends the day so many days after the instant's, by UTC arithmetic alone. */
export function midnightAfter(instant: string, days: number): string {
  const noon = Date.parse(`${wallClockAt(instant).slice(0, 10)}T12:00:00Z`);
  return `${new Date(noon + (days + 1) * 86_400_000).toISOString().slice(0, 10)} 00:00:00`;
}

/** Any instant from the beginning of the first date to the end of the second, in UTC. */
export function instantsBetween(first: string, last: string): fc.Arbitrary<string> {
  return fc
    .date({
      min: new Date(`${first}T00:00:00Z`),
      max: new Date(`${last}T23:59:59.999Z`),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString());
}
