/**
 * Loaded into a worker's process before the product (`--import`): when it is asked, it ends the thread
 * that draws, whatever that is doing, and answers how many it ended.
 */
import { syncBuiltinESMExports } from 'node:module';
import threads, { Worker } from 'node:worker_threads';

const drawing = new Set<Worker>();

threads.Worker = class extends Worker {
  constructor(...[file, options]: ConstructorParameters<typeof Worker>) {
    super(file, options);
    if (!String(file).includes('piscina')) return;
    drawing.add(this);
    this.once('exit', () => drawing.delete(this));
  }
};
syncBuiltinESMExports();

process.on('message', () => {
  process.send?.(drawing.size);
  for (const thread of drawing) void thread.terminate();
});
// What hears its parent must not outlive it, and must end when the product does.
process.channel?.unref();
