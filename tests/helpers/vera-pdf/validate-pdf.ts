import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const cache = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'anmalan',
  'vera-pdf',
);
const pom = here('pom.xml');
const jars = join(
  cache,
  `jars-${createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12)}`,
);

const onPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

const jdkVersion = async (): Promise<number> => {
  const { stdout, stderr } = await run('javac', ['-version']);
  return Number(/javac (\d+)/.exec(`${stdout}${stderr}`)?.[1] ?? 0);
};

/** Why no validation is possible on this machine, or null when it is. */
export async function reasonToSkip(): Promise<string | null> {
  if (!onPath('javac') || !onPath('java')) return 'no JDK on PATH';
  if ((await jdkVersion()) < 11) return 'the JDK on PATH is older than 11';
  if (!existsSync(jars) && !onPath('mvn')) return 'no Maven on PATH and no cached validator';
  return null;
}

const fetchMinutes = 4;

/**
 * Brings the validator's jars into the project's cache, once per version of the pom.
 * @throws when Maven cannot fetch them.
 */
export async function prepareValidator(): Promise<void> {
  if (existsSync(jars)) return;
  mkdirSync(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, 'unfinished-'));
  const target = join(unfinished, 'jars');
  const settings = [
    `-Dmaven.repo.local=${join(unfinished, 'maven')}`,
    `-DoutputDirectory=${target}`,
  ];
  const goal = ['--batch-mode', '--quiet', '-f', pom, 'dependency:copy-dependencies'];
  try {
    await run('mvn', [...goal, ...settings], { timeout: fetchMinutes * 60_000 });
    if (!existsSync(jars)) renameSync(target, jars);
  } finally {
    await rm(unfinished, { recursive: true });
  }
}

export type Verdict = {
  readonly name: string;
  readonly flavour: string;
  readonly checks: number;
  readonly broken: readonly string[];
};

const verdict = (line: string): Verdict => {
  const [file = '', flavour = '', checks = '', ...broken] = line.split('\t');
  return { name: basename(file, '.pdf'), flavour, checks: Number(checks), broken };
};

/** Judges every document as PDF/A-2a and as PDF/UA-1, all in one run of the Java machine. */
export async function validatePdfs(
  documents: Readonly<Record<string, Uint8Array>>,
): Promise<readonly Verdict[]> {
  const folder = await mkdtemp(join(tmpdir(), 'anmalan-pdf-'));
  try {
    const files = Object.entries(documents).map(([name, bytes]) => ({
      path: join(folder, `${name}.pdf`),
      bytes,
    }));
    await Promise.all(files.map(({ path, bytes }) => writeFile(path, bytes)));
    const java = ['-XX:+UseSerialGC', '-cp', join(jars, '*'), here('Validate.java'), '2a,ua1'];
    const { stdout } = await run('java', [...java, ...files.map(({ path }) => path)], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout
      .split('\n')
      .filter((line) => line.includes('\t'))
      .map(verdict);
  } finally {
    await rm(folder, { recursive: true });
  }
}
