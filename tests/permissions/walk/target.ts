import { randomUUID } from 'node:crypto';
import type { Place } from '../../helpers/deed.ts';
import type { RouteRow } from '../read-matrix.ts';
import { bodyAt, type Ground } from './bodies.ts';
import type { Question } from './door.ts';

/** What a route is asked about: a report or a situation, with the ids of what hangs on it. */
export type Target = {
  /** By their names in a path: `reportId`, `meetingId`, … */
  readonly ids: Readonly<Record<string, string>>;
  /** `factId` by the path of the collection it stands in. */
  readonly facts: Readonly<Record<string, string>>;
  readonly ground: Ground;
};

/** Names nothing anywhere. */
const unknownId = randomUUID();

const collectionOf = (path: string): string => path.replace('/{factId}', '');

/** The fact that a route's collection is known to hold. */
export function factOf(target: Target, path: string): string | undefined {
  return target.facts[collectionOf(path)];
}

/** What does not exist, to whoever asks. */
export function nothing(ground: Omit<Ground, 'reportId'>): Target {
  return {
    ids: {},
    facts: {},
    ground: { ...ground, reportId: unknownId },
  };
}

/**
 * Whether all that the path hangs on exists, and the fact at its end if it names one. What one keeps
 * for oneself is there as soon as it is saved, and may be forgotten although it is not.
 */
export function isThere(target: Target, { method, path }: RouteRow): boolean {
  if (method === 'DELETE') return true;
  if (path.includes('/kept-texts/')) return method === 'PUT';
  if (path.endsWith('{factId}') && factOf(target, path) === undefined) return false;
  return [...collectionOf(path).matchAll(/\{(\w+)\}/g)].every(
    ([, name = '']) => name in target.ids,
  );
}

/** Ids that bodies name. A contact that is nowhere is named by an id all the same. */
const placeOf = ({ ids }: Target): Place => ({
  ...ids,
  contactId: ids['contactId'] ?? unknownId,
  invitationId: ids['invitationId'] ?? unknownId,
  otherSituationId: ids['situationId'] ?? unknownId,
  otherReportId: ids['otherReportId'] ?? unknownId,
});

/** What stands in a path by a name from a closed list. */
const named: Readonly<Record<string, string>> = { form: 'protectionAssessed' };

const takesOctets = (path: string): boolean => path.endsWith('/parts');

export function questionOf({ method, path }: RouteRow, target: Target): Question {
  const from = takesOctets(path) ? `${path}?offset=0` : path;
  return {
    method,
    octets: takesOctets(path) ? Buffer.from([0xff, 0xd8, 0xff, 0xe0]) : undefined,
    path: from.replaceAll(
      /\{(\w+)\}/g,
      (_, name: string) =>
        named[name] ?? (name === 'factId' ? factOf(target, path) : target.ids[name]) ?? unknownId,
    ),
    body:
      method === 'POST' || method === 'PUT'
        ? bodyAt(path, target.ground, placeOf(target))
        : undefined,
  };
}
