/** Where somebody proves anew who she is, and comes back from to what she was doing. */
export function stepUpPath(path: string): string {
  return `/logga-in/igen?till=${encodeURIComponent(path)}`;
}
