/** The addresses of the way in. `till` says where it goes on to. */
export const loginPath = '/logga-in';
export const loginAnewPath = '/logga-in/igen';
export const logoutPath = '/logga-ut';

/** @param path of ours, where she was */
export function loginTo(path: string): string {
  return `${loginPath}?${new URLSearchParams({ till: path }).toString()}`;
}
