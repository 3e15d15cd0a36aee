import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** What the code reads beside itself: the compiler leaves it behind. A test looks for others. */
const readBesideCode = [
  'templates/components/theme.css',
  'templates/components/site.css',
  'templates/components/parts.css',
  'templates/components/forms.js',
];

/** Compiles what runs in production into a folder, `dist` unless another is named. */
const [folder = 'dist'] = process.argv.slice(2);
const out = resolve(folder);
const compiler = join(root, 'node_modules/typescript/bin/tsc');
const options = ['-p', join(root, 'tsconfig.build.json'), '--outDir', out];
execFileSync(process.execPath, [compiler, ...options], { stdio: 'inherit' });
for (const file of readBesideCode) {
  mkdirSync(dirname(join(out, file)), { recursive: true });
  copyFileSync(join(root, file), join(out, file));
}
