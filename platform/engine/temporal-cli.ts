import { execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * The oldest version that can be used. Older ones lack options of the command line and features of
 * the server that we need.
 */
const OLDEST = { major: 1, minor: 9 } as const;

const VERSION = /temporal version (?<major>\d+)\.(?<minor>\d+)\.\S+/;

/** What `--version` told of a program. */
export type InspectedCli =
  | { readonly kind: 'usable'; readonly version: string }
  | { readonly kind: 'unusable'; readonly reason: string };

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

/** Runs `<path> --version` and judges the answer. Never throws. */
export async function inspectCli(path: string): Promise<InspectedCli> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 20_000 });
    const match = VERSION.exec(stdout);
    const [major, minor] = [Number(match?.groups?.['major']), Number(match?.groups?.['minor'])];
    if (match === null) return { kind: 'unusable', reason: `answers "${firstLine(stdout)}"` };
    if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) {
      return { kind: 'usable', version: match[0].replace('temporal version ', '') };
    }
    const wanted = `${OLDEST.major}.${OLDEST.minor}`;
    return { kind: 'unusable', reason: `is ${major}.${minor}, older than ${wanted}` };
  } catch (error) {
    return { kind: 'unusable', reason: `does not run: ${firstLine(String(error))}` };
  }
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/**
 * Every program of this name in the folders of `pathEnv`, which is written like `PATH`, in its
 * order.
 */
export async function programsOnPath(name: string, pathEnv: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of pathEnv.split(delimiter).filter((part) => part !== '')) {
    const path = join(folder, name);
    if (await isExecutable(path)) found.push(path);
  }
  return found;
}
