import { createLog } from '../../platform/log.ts';

/** A process that logs every 10 ms and says over its channel that it still works. */
const log = createLog('info');
const words = 'x'.repeat(Number(process.env['LENGTH'] ?? 10));
let lines = 0;

const work = setInterval(() => {
  for (let line = 0; line < 100; line += 1) {
    lines += 1;
    log.info('works', { count: lines, step: words });
  }
  process.send?.({ lines });
}, 10);

process.on('message', () => {
  clearInterval(work);
  log.info('last line');
  process.send?.({ done: lines });
});
process.on('disconnect', () => process.exit(0));
