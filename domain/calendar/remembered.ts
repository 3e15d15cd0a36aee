/**
 * Makes a function ask only once for each text, since the calendar's answers never change. After
 * `most` texts all answers are forgotten, so that memory stays bounded.
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
