import { expect, it } from 'vitest';
import { searchTexts } from '../helpers/repository.ts';

/** Released migrations stay as they are. */
const code = /^(?!tests\/fixtures\/|database\/migrations\/).*[.]tsx?$/;
const exportedArrow = /^export const \w+ = (?:async )?(?:<[^(]*>)?(?:\(.*|\w+ =>)$/;

it('every exported function is a declaration; arrows are for small local ones', () => {
  const arrows = searchTexts((file, text) =>
    code.test(file)
      ? text
          .split('\n')
          .flatMap((line, n) => (exportedArrow.test(line) ? [`${file}:${n + 1}`] : []))
      : [],
  );
  expect(arrows).toEqual([]);
});
