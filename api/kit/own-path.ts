/** Letters, digits and what our own paths hold; nothing by which a browser would leave this site. */
const ours = /^\/(?![/\\])[\w\-./]*$/;

/** Where a form or a link wants to lead back to, if that is a path of ours; else the beginning. */
export function ownPath(wanted: string | undefined): string {
  return wanted !== undefined && ours.test(wanted) ? wanted : '/';
}
