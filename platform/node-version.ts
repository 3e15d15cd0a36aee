const oldestMajor = 24;

/** What is wrong with this Node, in one line; undefined when it is new enough. */
export function nodeTooOld(): string | undefined {
  const { node } = process.versions;
  if (Number(node.split('.')[0]) >= oldestMajor) return undefined;
  return `This needs Node ${oldestMajor} or later; this is ${node} (${process.execPath}).`;
}
