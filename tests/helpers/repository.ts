import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's root, with a slash at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A text of the repository. */
export const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

const made = ['.git', 'node_modules', 'dist', 'coverage', '.anmalan'];

/** Every file that people write, as paths from the root. */
export const writtenFiles = (folder = ''): readonly string[] =>
  readdirSync(`${root}${folder}`, { withFileTypes: true })
    .filter(({ name }) => !made.includes(name) && !name.endsWith('.log'))
    .flatMap((entry) => {
      const path = `${folder}${entry.name}`;
      return entry.isDirectory() ? writtenFiles(`${path}/`) : [path];
    });

/** What `find` finds in the texts among them; what holds a zero byte is none. */
export const searchTexts = (
  find: (file: string, text: string) => readonly string[],
): readonly string[] =>
  writtenFiles().flatMap((file) => {
    const text = read(file);
    return text.includes('\0') ? [] : find(file, text);
  });
