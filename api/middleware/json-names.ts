/**
 * A string of a JSON text, with the colon behind it when the string is a member's name. Quotation
 * marks stand nowhere else in JSON.
 */
const textOrName = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** Counts the members that the objects of a JSON text are written with, repeated names too. */
export function namesWritten(json: string): number {
  let names = 0;
  for (const [, colon] of json.matchAll(textOrName)) if (colon !== undefined) names += 1;
  return names;
}

/**
 * Counts the members that are left once the text is parsed. It does without recursion, because a
 * deeply nested body would overflow the stack.
 */
export function namesRead(parsed: unknown): number {
  const left = [parsed];
  let names = 0;
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    const members = Object.values(value);
    if (!Array.isArray(value)) names += members.length;
    for (const member of members) left.push(member);
  }
  return names;
}
