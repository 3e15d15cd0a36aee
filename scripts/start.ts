const OLDEST_NODE = 24;

// Read at once: npm may be gone before the rest is loaded.
const npm = process.env['npm_lifecycle_event'] === 'start' ? process.ppid : undefined;

const [major] = process.versions.node.split('.');
if (Number(major) < OLDEST_NODE) {
  console.error(
    `This needs Node ${OLDEST_NODE} or later; this is ${process.versions.node} (${process.execPath}). ` +
      'Run it as "npm start" after "npm ci", which brings the right one along.',
  );
  process.exit(1);
}

// Only now: an older Node would stumble over what is imported from here.
const { runUntilStopped } = await import('./start/run-until-stopped.ts');
await runUntilStopped(npm);
