import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's root, with a slash at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A text of the repository. */
export function read(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8');
}

const made = ['.git', 'node_modules', 'dist', 'coverage', '.anmalan'];

/** Every file that people write, as paths from the root. */
export function writtenFiles(folder = ''): readonly string[] {
  return readdirSync(`${root}${folder}`, { withFileTypes: true })
    .filter(({ name }) => !made.includes(name) && !name.endsWith('.log'))
    .flatMap((entry) => {
      const path = `${folder}${entry.name}`;
      return entry.isDirectory() ? writtenFiles(`${path}/`) : [path];
    });
}

/** What `find` finds in the texts among them; what holds a zero byte is none. */
export function searchTexts(
  find: (file: string, text: string) => readonly string[],
): readonly string[] {
  return writtenFiles().flatMap((file) => {
    const text = read(file);
    return text.includes('\0') ? [] : find(file, text);
  });
}
