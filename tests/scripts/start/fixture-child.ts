import { appendFileSync } from 'node:fs';

/** What the supervisor's tests supervise: a process that behaves, or not, as its environment says. */
const { NAME = 'child', BEHAVIOUR = 'good', NOTES = '' } = process.env;

const note = (what: string): void => appendFileSync(NOTES, `${NAME} ${what} ${process.pid}\n`);

process.on('message', (message) => process.send?.(message));
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => {
  note('asked to stop');
  if (BEHAVIOUR !== 'deaf') process.exit(0);
});

console.log(`${NAME} speaks; its environment: ${Object.keys(process.env).toSorted().join(' ')}`);
note('started');
if (BEHAVIOUR === 'broken') throw new Error('broken on purpose');
if (BEHAVIOUR !== 'slow') process.send?.({ ready: true });
