import { inTime } from '../../helpers/in-time.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import type { TestSystem } from '../../helpers/system.ts';
import { readRows, type Rows } from './borders.ts';
import { viewerNames, viewerOf, type Viewer, type ViewerName } from './viewers.ts';
import { buildWorld, type World } from './world.ts';

export type FencedWorld = {
  readonly system: TestSystem;
  readonly world: World;
  /** Every row as it stood when the world was made. */
  readonly rows: Rows;
  readonly viewer: (name: ViewerName) => Viewer;
};

const fence = async (system: TestSystem): Promise<FencedWorld> => {
  const world = await buildWorld(system);
  const rows = await readRows(system.raw);
  const named = viewerNames.map(async (name) => [name, await viewerOf(system, name)] as const);
  const viewers = new Map<ViewerName, Viewer>(await Promise.all(named));
  return { system, world, rows, viewer: (name) => viewers.get(name) ?? null };
};

/** What a test file about borders stands on, awaited at its top. */
export async function fencedWorld(): Promise<FencedWorld> {
  return inTime(fence(await ownSystem()));
}
