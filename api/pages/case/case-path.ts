/** Where a case stands for those who receive it; its pages stand below. */
export function casePath(reportId: string): string {
  return `/anmalningar/${reportId}`;
}
