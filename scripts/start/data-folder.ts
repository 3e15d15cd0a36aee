import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

const FOLDERS = ['.', 'logs', 'run'] as const;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/**
 * Makes a folder with its parents. Node's own way to do so never ends where a parent says that it
 * is not there and cannot be made either, as below `/proc`.
 */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}

/**
 * Makes the data folder, when there is none, and finds out whether it can be written.
 *
 * @returns its absolute path
 * @throws Error that says what is wrong and names `ANMALAN_DATA`
 */
export async function openDataFolder(folder: string): Promise<string> {
  const data = resolve(folder);
  try {
    const folders = FOLDERS.map((name) => join(data, name));
    for (const each of folders) await makeFolder(each);
    for (const each of folders) await access(each, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(
      `The data folder ${data} cannot be written (${codeOf(error)}). Set ANMALAN_DATA to one that can.`,
      { cause: error },
    );
  }
  return data;
}
