const quote = '"'.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);
const colon = ':'.charCodeAt(0);

/**
 * Counts the members that the objects of a JSON text are written with, repeated names too: a colon
 * outside of a string stands between a name and its value, and nowhere else.
 *
 * @param json in UTF-8, and known to be JSON. Each byte is looked at once, whatever it is
 */
export function namesWritten(json: Uint8Array): number {
  let names = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === quote) inString = !inString;
    else if (inString && byte === backslash) at += 1;
    else if (!inString && byte === colon) names += 1;
  }
  return names;
}

/**
 * Counts the members that are left once the text is parsed. It does without recursion, because a
 * deeply nested body would overflow the stack.
 */
export function namesRead(parsed: unknown): number {
  const left: object[] = [];
  let names = 0;
  const take = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) left.push(value);
  };
  take(parsed);
  for (let value = left.pop(); value; value = left.pop()) {
    const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (members !== value) names += members.length;
    members.forEach(take);
  }
  return names;
}
