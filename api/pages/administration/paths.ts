import type { LinkTo } from '../../../templates/components/link-to.ts';

export const administrationPath = '/forvaltning';
export const settingsPath = '/installningar';
export const checksPath = '/kontroller';
export const peoplePath = '/personer';
export const systemsPath = '/system';
/** Leaders see it too, and it is theirs. */
export const reconciliationPath = '/enheten/avstamning';

/** One of the municipality's people; her forms stand below. */
export function personPath(personId: string): string {
  return `${peoplePath}/${personId}`;
}

/** One system that is let in; its forms stand below. */
export function systemPath(clientId: string): string {
  return `${systemsPath}/${clientId}`;
}

/** What ends a function of hers. */
export function endingPath(personId: string, assignmentId: string): string {
  return `${personPath(personId)}/funktioner/${assignmentId}/avsluta`;
}

/** What revokes a key of its. */
export function revocationPath(clientId: string, keyId: string): string {
  return `${systemPath(clientId)}/nycklar/${keyId}/aterkalla`;
}

/** Whom or what a form is about, in a line, and the way back there. */
export type Aside = { readonly back: LinkTo; readonly line: string };
