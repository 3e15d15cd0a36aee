import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { root } from '../helpers/repository.ts';

type Arrows = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const { neighbours } = (await import(`${root}.dependency-cruiser.mjs`)) as {
  readonly neighbours: Arrows;
};

const rowsOf = (markdown: string): readonly (readonly string[])[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => cells.slice(1, -1));

it('docs/architecture.md gives a reason for each arrow that the import rules allow, and for no other', () => {
  const documented = rowsOf(readFileSync(`${root}docs/architecture.md`, 'utf8'))
    .filter(([, area, , because]) => area?.startsWith('`') && because)
    .map(([room, area, others]) => `${room} ${area}: ${others}`);
  const allowed = Object.entries(neighbours).flatMap(([room, areas]) =>
    Object.entries(areas).map(
      ([area, others]) =>
        `\`${room}/\` \`${area}\`: ${others.map((other) => `\`${other}\``).join(', ')}`,
    ),
  );
  expect(documented).toEqual(allowed);
});
