const widths = { attack: 78, answer: 62 } as const;
const longestAnswer = 400;

/** One line, so that each attack stays one row of the table. */
const oneLine = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > longestAnswer ? `${line.slice(0, longestAnswer)}…` : line;
};

/** A row of the table: attack, answer, verdict. Long texts push what follows to the right. */
export function row(attack: string, answer: string, verdict: string): string {
  const cells = [oneLine(attack).padEnd(widths.attack), oneLine(answer).padEnd(widths.answer)];
  return [...cells, verdict].join(' | ');
}
