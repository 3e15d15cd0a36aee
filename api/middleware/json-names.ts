/** Outside of its texts JSON has no quotation marks; a text before a colon is a member's name. */
const textOrName = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** How many members the objects of a JSON text are written with. */
export function namesWritten(json: string): number {
  let names = 0;
  for (const [, colon] of json.matchAll(textOrName)) if (colon !== undefined) names += 1;
  return names;
}

/** How many members they have once parsed; without recursion, since nesting may be deep. */
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
