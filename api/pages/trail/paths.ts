export const auditPath = '/granskning';
export const selfCheckPath = '/granskning/kontrollera-sjalv';

/** Where the auditor follows a report; its export and its print stand below. */
export function auditedPath(reportId: string): string {
  return `${auditPath}/anmalningar/${reportId}`;
}

/** What somebody has seen. */
export function looksPath(personId: string): string {
  return `${auditPath}/personer/${personId}`;
}

/** An address with what is asked for; what is not is left out. */
export function addressOf(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (said.length === 0) return path;
  const all = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
  return `${path}?${all.toString()}`;
}
