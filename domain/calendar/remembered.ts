/**
 * A function of one text that asks the calendar once for each: what it answers never changes. After
 * `most` texts it begins anew.
 */
export function remembered<V>(ask: (text: string) => V, most = 4_096): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = ask(text);
    if (known.size >= most) known.clear();
    known.set(text, answer);
    return answer;
  };
}
