/** The page of a report that somebody has sent. */
export function ownReportPath(reportId: string): string {
  return `/mina-anmalningar/${reportId}`;
}
