const OLDEST_NODE = 24;

// The id of npm's process is read at once, because npm may be gone before the rest is loaded.
const npm = process.env['npm_lifecycle_event'] === 'start' ? process.ppid : undefined;

const [major] = process.versions.node.split('.');
if (Number(major) < OLDEST_NODE) {
  console.error(
    `This needs Node ${OLDEST_NODE} or later; this is ${process.versions.node} (${process.execPath}). ` +
      'Run it as "npm start" after "npm ci", which brings the right one along.',
  );
  process.exit(1);
}

// This is imported only after the check above, because an older Node would stumble over these
// modules before it could say so.
const { runUntilStopped } = await import('./start/run-until-stopped.ts');
await runUntilStopped(npm);
