import { fenceContext, type FenceContext, type Tx } from '../../../database/transaction.ts';
import { behindFence } from '../../../scripts/attack/sql/behind-fence.ts';
import type { TestSystem } from '../../helpers/system.ts';

/** What a place in the table of borders looks like to raw SQL: its settings, or none. */
export type Viewer = FenceContext | null;

/** Who stands on which side of which border, by login; `nobody` has told the fence nothing. */
export const viewerLogins = {
  'the sender': 'larare.degerfors',
  'the sender, second in the school': 'rektor.degerfors',
  'another sender of the municipality': 'larare2.degerfors',
  'a sender of another municipality': 'larare.atvidaberg',
  'the receiver': 'ifochef.degerfors',
  'the receiver, case officer': 'socialsekreterare1.degerfors',
  'the receiver outside the need-to-know group': 'socialsekreterare2.degerfors',
  'the receiver in another municipality': 'ifochef.atvidaberg',
  'the receiver of nothing at all': 'ifochef.kinda',
  'the contact function of a form': 'steget.degerfors',
  'the contact function of another form': 'pinocchio.degerfors',
  'the auditor': 'granskare.degerfors',
  'the auditor of another municipality': 'granskare.atvidaberg',
  'the administrator': 'forvaltare.degerfors',
  'a client of the sender': 'skolsystem.degerfors',
  nobody: null,
} as const;
export type ViewerName = keyof typeof viewerLogins;
export const viewerNames = Object.keys(viewerLogins) as readonly ViewerName[];

export async function viewerOf(system: TestSystem, name: ViewerName): Promise<Viewer> {
  const login = viewerLogins[name];
  if (login === null) return null;
  return fenceContext(await system.actor(login)) ?? null;
}

/** Raw SQL as role `anmalan_app` behind the settings of one viewer; everything is rolled back. */
export async function asViewer<T>(
  system: TestSystem,
  viewer: Viewer,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return behindFence(system.deps.db, viewer, work);
}
