import { nodeTooOld } from '../platform/node-version.ts';

// The id of npm's process is read at once, because npm may be gone before the rest is loaded.
const npm = process.env['npm_lifecycle_event'] === 'start' ? process.ppid : undefined;

const tooOld = nodeTooOld();
if (tooOld !== undefined) {
  console.error(
    `${tooOld} Run it as "npm start" after "npm ci", which brings the right one along.`,
  );
  process.exit(1);
}

// This is imported only after the check above, because an older Node would stumble over these
// modules before it could say so.
const { runUntilStopped } = await import('./start/run-until-stopped.ts');
await runUntilStopped(npm);
