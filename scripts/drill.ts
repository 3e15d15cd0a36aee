import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { wrongClocks } from './drill/clocks.ts';
import { diskFull } from './drill/disk-full.ts';
import { emptyDataFolder, removeDataFolder } from './drill/data-folder.ts';
import type { Drill } from './drill/part.ts';
import { randomKills } from './drill/random-kills.ts';
import { runDrill } from './drill/run-drill.ts';
import { onSmallDisk } from './drill/small-disk.ts';

/**
 * `npm run drill [-- kills] [--minutes 5] [--players 4]`, `-- disk-full` or `-- clocks`: lets a
 * system of its own suffer while cases are played on it, and then holds it to every promise. Exit
 * status 0 only when all hold; otherwise the data folder is kept and named.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '5' },
    players: { type: 'string', default: '4' },
    /** The small disk on which this process was started again. */
    on: { type: 'string' },
  },
});
const [name = 'kills'] = positionals;

const drills: Readonly<Record<string, Drill>> = {
  kills: randomKills(Number(values.minutes), Number(values.players)),
  'disk-full': diskFull,
  clocks: wrongClocks,
};

const drilled = async (data: string): Promise<number> => {
  const drill = drills[name];
  if (!drill) throw new Error(`no drill ${name}; there are ${Object.keys(drills).join(', ')}`);
  const broken = await runDrill(drill, data);
  return broken.length === 0 ? 0 : 1;
};

const drilledOnSmallDisk = (data: string): number => {
  const ourselves = [...process.execArgv, fileURLToPath(import.meta.url), name, '--on', data];
  const status = onSmallDisk(data, [process.execPath, ...ourselves]);
  if (typeof status === 'number') return status;
  console.log(`this machine gives no small disk to fill: ${status}`);
  return 1;
};

const data = values.on ?? (await emptyDataFolder());
const apart = name === 'disk-full' && values.on === undefined;
const status = apart ? drilledOnSmallDisk(data) : await drilled(data);
if (status === 0 && values.on === undefined) await removeDataFolder(data);
else if (values.on === undefined) console.log(`the data are kept in ${data}`);
process.exit(status);
