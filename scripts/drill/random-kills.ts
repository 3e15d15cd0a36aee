import { killAtRandom } from './kills.ts';
import type { Drill } from './part.ts';
import { playUntil } from './play.ts';
import { stubbornApi } from './stubborn-api.ts';

/**
 * Plays cases, several at a time, while processes are killed.
 *
 * @returns a drill, of so many minutes
 */
export function randomKills(minutes: number, players: number): Drill {
  return async ({ system, asking, cases, say }) => {
    const until = AbortSignal.timeout(minutes * 60_000);
    const playing = playUntil({ api: stubbornApi(asking), cases, players, until });
    const kills = await killAtRandom(system, { until, say });
    const { journeys, wrong } = await playing;
    await system.ready();
    const { asked, ...counts } = asking.ledger;
    say(JSON.stringify({ journeys, deeds: asked.length, ...counts, kills }));
    return wrong;
  };
}
