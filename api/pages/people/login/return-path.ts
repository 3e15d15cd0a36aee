const longest = 2_000;

/**
 * The path that a login goes on to: one at our own origin, or the start page. An address that leads
 * away, however it is written, would let anybody send people from our login to a page of their own.
 */
export function returnPath(stated: unknown, publicOrigin: string): string {
  if (typeof stated !== 'string' || stated.length > longest || !stated.startsWith('/')) return '/';
  const address = URL.parse(stated, publicOrigin);
  if (address?.origin !== publicOrigin) return '/';
  const path = `${address.pathname}${address.search}`;
  // What was only a path to begin with can be another host once its dots are gone.
  return path.startsWith('//') ? '/' : path;
}
