import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read, root } from '../helpers/repository.ts';

const contributing = read('CONTRIBUTING.md');

/** The words in backticks of the line that says what a commit may begin with. */
const listed = (line: RegExp): readonly string[] =>
  [...(line.exec(contributing)?.[1] ?? '').matchAll(/`([a-z]+)`/g)].flatMap(
    ([, word]) => word ?? [],
  );

const types = listed(/^The type is one of ((?:`[a-z]+` ?)+)/m);
const scopes = listed(/The scope is one of:\n\n((?:`[a-z]+` ?)+)$/m);
/** What concerns no single room, or may cross several. */
const bareTypes = ['refactor', 'docs', 'test', 'build', 'chore'];

const conventional = /^([a-z]+)(?:\(([a-z]+)\))?!?: \S.*[^.\s]$/;

const isConventional = (subject: string): boolean => {
  const [whole, type = '', scope] = conventional.exec(subject) ?? [];
  if (whole === undefined || !types.includes(type)) return false;
  return scope === undefined ? bareTypes.includes(type) : scopes.includes(scope);
};

/** Newest first; a merge that a forge made has words of its own and is passed over. */
const readSubjects = (): readonly string[] | string => {
  if (!existsSync(`${root}.git`)) return 'this is no git checkout';
  const options = ['-c', 'safe.directory=*', 'log', '--no-merges', '--format=%s'];
  const { status, stdout, error } = spawnSync('git', options, { cwd: root, encoding: 'utf8' });
  if (error || status !== 0) return 'git cannot read the history';
  return stdout.trim().split('\n');
};

const subjects = readSubjects();
const skipped = typeof subjects === 'string';
if (skipped) process.stderr.write(`commit subjects skipped: ${subjects}\n`);

describe.skipIf(skipped)('the history', () => {
  it('is of conventional commits, whose scopes are those of CONTRIBUTING.md', () => {
    const all = skipped ? [] : subjects;
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((subject) => !isConventional(subject))).toEqual([]);
  });
});

describe('a commit subject', () => {
  it('takes types and scopes from CONTRIBUTING.md', () => {
    expect(types).toEqual(expect.arrayContaining(['feat', 'fix', ...bareTypes]));
    expect(types.slice(-bareTypes.length)).toEqual(bareTypes);
    expect(scopes).toEqual(expect.arrayContaining(['domain', 'workflows', 'deploy']));
  });

  it.each([
    'feat(services): refuse contact with guardians in protected contact',
    'feat(api)!: send nothing back',
    'docs: decisions, glossary, duties',
    'refactor: the same name in every room',
    'test(workflows): replay what was recorded',
  ])('%s is one', (subject) => {
    expect(isConventional(subject)).toBe(true);
  });

  it.each([
    'Fix a bug',
    'feat: something everywhere',
    'feat(kitchen): a room there is not',
    'feature(api): a type there is not',
    'fix(api):no space',
    'fix(api): ends with a stop.',
    'fix(api, domain): two rooms',
    'fix(api): ',
    'wip',
  ])('%s is none', (subject) => {
    expect(isConventional(subject)).toBe(false);
  });
});
