import { describe, expect, it } from 'vitest';
import { searchTexts, writtenFiles } from '../helpers/repository.ts';

/**
 * What is true on one machine only has no place in the repository: folders of whoever wrote it, the
 * addresses that packages were fetched from, and reminders that nobody else keeps.
 */
const code = /[.](?:[cm]?[jt]sx?|css|sh|sql|ya?ml|java)$|(?:^|\/)(?:Dockerfile[^/]*|run)$/;

type Check = { readonly what: string; readonly pattern: RegExp; readonly in?: RegExp };

/** A path begins where no other word, address or path goes on: `a/home/b` is one of our own. */
const begins = String.raw`(?<![\w.~*$)}\]/-]|:\/)(?:file:\/\/)?`;

const checks: readonly Check[] = [
  {
    what: 'home folder',
    pattern: new RegExp(String.raw`${begins}\/(?:home|Users)\/[\w.-]+|${begins}\/root\/[\w.-]`),
  },
  { what: 'home folder', pattern: /\b[A-Z]:(?:\\{1,2}|\/)Users\b/ },
  {
    what: 'folder of one machine',
    pattern: new RegExp(
      String.raw`${begins}\/(?:work|workspaces?|builds|mnt|private|github|__w)\/[\w.-]`,
    ),
  },
  {
    what: 'temporary folder',
    pattern: new RegExp(String.raw`${begins}\/(?:(?:var\/)?tmp|var\/folders)\/[\w.-]`),
  },
  { what: 'registry', pattern: /:\/\/(?:[\w-]+[.])*registry[.]/i },
  {
    what: 'registry',
    pattern:
      /\b(?:registry[.](?:npmjs|yarnpkg)[.]|pypi[.]org|pythonhosted[.]org|repo1?[.]maven[.]|proxy[.]golang[.]|static[.]crates[.]io|deb[.]debian[.])/i,
  },
  {
    what: 'registry',
    pattern: /:\/\/[\w.-]*(?:artifactory|nexus|verdaccio|devpi|mirror)[\w.-]*[:/]/i,
  },
  {
    what: 'download address in a lock file',
    pattern: /"resolved"\s*:\s*"https?:/,
    in: /lock[.]json$/,
  },
  { what: 'reminder', pattern: /\b(?:TO[D]O|FIX[M]E)\b/, in: code },
];

const findIn = (file: string, text: string): readonly string[] => {
  const asked = checks.filter((check) => check.in?.test(file) ?? true);
  return text.split('\n').flatMap((line, n) =>
    asked.flatMap(({ what, pattern }) => {
      const [found] = pattern.exec(line) ?? [];
      return found === undefined ? [] : [`${file}:${n + 1}: ${what} ${found}`];
    }),
  );
};

describe('the repository', () => {
  it('names no machine, no registry and no reminder', () => {
    expect(searchTexts(findIn)).toEqual([]);
  });

  it('was really searched', () => {
    expect(writtenFiles().length).toBeGreaterThan(300);
    expect(writtenFiles().filter((file) => code.test(file)).length).toBeGreaterThan(200);
  });
});

/** Put together here, since they may stand in no file. */
const forbidden = [
  ['home folder', 'a.md', '/home', '/anna/anmalan'],
  ['home folder', 'a.ts', '/Users', '/anna'],
  ['home folder', 'a.ts', '/root', '/.cache'],
  ['home folder', 'a.ts', 'file:///home', '/anna'],
  ['home folder', 'a.ts', 'C:', '\\Users\\anna'],
  ['folder of one machine', 'a.json', '/work', '/main'],
  ['folder of one machine', 'a.json', '/builds', '/group'],
  ['temporary folder', 'a.json', '/tmp', '/anmalan-1'],
  ['temporary folder', 'a.json', '/var', '/folders/zz'],
  ['registry', 'a.json', 'https://', 'registry.example.se/'],
  ['registry', 'a.json', 'https://npm.', 'registry.example.se/'],
  ['registry', 'a.md', 'registry.', 'npmjs.org'],
  ['registry', 'a.txt', 'https://pypi', '.org/simple'],
  ['registry', 'a.xml', 'https://repo.', 'maven.apache.org/'],
  ['registry', 'a.xml', 'https://our-', 'artifactory.example.se/maven'],
  ['registry', 'a.xml', 'http://', 'mirror.example.se:8080'],
  ['download address in a lock file', 'package-lock.json', '"resolved"', ': "https://x.example'],
  ['reminder', 'a.ts', '// TO', 'DO: later'],
  ['reminder', 'deploy/Dockerfile', '# FIX', 'ME'],
] as const;

const allowed = [
  ['a.md', 'https://example.se/home/anna'],
  ['a.ts', "import { work } from './work/main.ts'"],
  ['a.ts', "import { x } from '../../home/x.ts'"],
  ['a.ts', '${root}/tmp/file'],
  ['a.ts', "join(tmpdir(), 'anmalan-test-')"],
  ['docker-compose.yml', 'tmpfs: [/tmp]'],
  ['docker-compose.yml', '- postgres-data:/var/lib/postgresql'],
  ['docker-compose.yml', 'ANMALAN_KEYS_FILE: /run/secrets/anmalan-keys'],
  ['a.ts', 'https://www.riksdagen.se/sv/dokument-och-lagar/'],
  ['a.md', 'and the package registries.'],
  ['.npmrc', 'omit-lockfile-registry-resolved=true'],
  ['tests/helpers/vera-pdf/pom.xml', 'xmlns="http://maven.apache.org/POM/4.0.0"'],
  ['package-lock.json', '"node_modules/nexus-rpc": {'],
  ['a.ts', 'ANM-XXXX-XXXX'],
  ['a.ts', "texts['todo']"],
] as const;

describe('the search', () => {
  it.each(forbidden)('finds a %s in %s: %s…', (what, file, ...parts) => {
    const found = findIn(file, `first line\n  "${parts.join('')}"`);
    expect(found.map((line) => line.startsWith(`${file}:2: ${what} `))).toContain(true);
  });

  it.each(allowed)('lets stand in %s: %s', (file, text) => {
    expect(findIn(file, text)).toEqual([]);
  });
});
