import { toInstant, type Instant } from '../domain/calendar/time.ts';

/** `timestamptz` as the driver gives it. */
export const instantOf = (at: Date): Instant => toInstant(at);
export const instantOrNull = (at: Date | null): Instant | null => at && toInstant(at);

/** The rows of a raw statement; the caller names their shape beside the SQL that makes it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export const rowsOf = <T>(result: unknown): readonly T[] =>
  (result as { readonly rows: readonly T[] }).rows;
/** How many rows a statement changed. */
export const countOf = (result: unknown): number =>
  (result as { readonly rowCount: number | null }).rowCount ?? 0;
