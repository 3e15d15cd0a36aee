import { toInstant, type Instant } from '../domain/calendar/time.ts';

/** `timestamptz` as the driver gives it. */
export function instantOf(at: Date): Instant {
  return toInstant(at);
}
export function instantOrNull(at: Date | null): Instant | null {
  return at && toInstant(at);
}

/** The rows of a raw statement; the caller names their shape beside the SQL that makes it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function rowsOf<T>(result: unknown): readonly T[] {
  return (result as { readonly rows: readonly T[] }).rows;
}
/** How many rows a statement changed. */
export function countOf(result: unknown): number {
  return (result as { readonly rowCount: number | null }).rowCount ?? 0;
}
