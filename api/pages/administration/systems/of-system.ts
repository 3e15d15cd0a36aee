import { Conflict } from '../../../../domain/errors.ts';
import { viewClient, type ClientView } from '../../../../services/people/client-views.ts';
import { staffTexts, type StaffKey } from '../../../../templates/messages/pages/staff.ts';
import type { DeedView } from '../../../kit/deed-form.tsx';
import type { AskedForm } from '../../../kit/form-declaration.ts';
import { systemPath, type Aside } from '../paths.ts';
import { systemParams } from './system.tsx';

export type SystemHead = { readonly client: ClientView };

export function aroundSystem({ head, frame }: DeedView<StaffKey, SystemHead>): Aside {
  const { clientId, name, unit } = head.client;
  return {
    back: { href: systemPath(clientId), text: staffTexts(frame.language)('systems.backToOne') },
    line: `${name}, ${unit}`,
  };
}

/** What the forms about a system have in common. */
export const ofSystem = {
  params: systemParams,
  subject: ({ clientId }: { readonly clientId: string }) => clientId,
  texts: staffTexts,
  around: aroundSystem,
  next: (_: unknown, { clientId }: { readonly clientId: string }) => systemPath(clientId),
} as const;

/** @throws Conflict for a system that is no longer let in, of which nothing is changed */
export async function readLiving({
  deps,
  call,
  params,
}: AskedForm<typeof systemParams>): Promise<SystemHead> {
  const client = await viewClient(deps, call, params.clientId);
  if (client.endedAt !== null) throw new Conflict('client-ended', { current: client.endedAt });
  return { client };
}
