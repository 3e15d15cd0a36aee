import { senderStaff } from '../../../domain/access/grants.ts';
import { isSignatoryRole, sideOfRole, type SignatoryRole } from '../../../domain/access/roles.ts';
import type { Caller } from '../situations.ts';
import type { Identity } from './door.ts';
import type { Town } from './towns.ts';
import type { Walker } from './walker.ts';

/** Some of the callers: those of one side, or of both. */
type Side = 'both' | 'senders' | 'receivers' | 'neither';

export type Place = {
  /** Where the callers of this situation work. */
  readonly town: Town;
  /** Who asks. To the side that makes no difference to a situation it is like any other report. */
  readonly callers: Side;
  /** Who asks by each route there is; the others ask by the first route of each action. */
  readonly everyRoute: Side;
  /** Which report it is to a caller, by the name of its story. */
  readonly report: (caller: Caller) => string;
  readonly identity: (walker: Walker, caller: Caller) => Identity;
};

const home: Place['identity'] = (walker, caller) => walker.as(caller);

export function isSender(caller: Caller): boolean {
  return caller === 'client' || sideOfRole(caller) === 'sender';
}

/** Whoever writes no reports wrote it as a teacher and acts in another function now. */
const writer = (caller: Caller): Caller =>
  caller === 'client' || senderStaff.some((role) => role === caller) ? caller : 'teacher';

const leftOut = (caller: Caller): SignatoryRole =>
  caller !== 'client' && isSignatoryRole(caller) ? caller : 'rektor';

/**
 * Where each situation of a report is walked: about half of them in each municipality, so that every
 * caller of both asks by every route. The municipality is the border of those who receive, and the
 * organisation of those who send.
 */
export const places: Readonly<Record<string, Place>> = {
  'own report': {
    town: 'degerfors',
    callers: 'both',
    everyRoute: 'both',
    report: (caller) => `own of ${writer(caller)}`,
    identity: home,
  },
  'own report in another organisation': {
    town: 'degerfors',
    callers: 'both',
    everyRoute: 'neither',
    report: (caller) => `own of ${writer(caller)}`,
    identity: (walker, caller) => walker.away(caller),
  },
  'own report to another municipality': {
    town: 'kinda',
    callers: 'both',
    everyRoute: 'neither',
    report: (caller) => `own of ${writer(caller)}, sent away`,
    identity: home,
  },
  'asked to sign': {
    town: 'kinda',
    callers: 'senders',
    everyRoute: 'senders',
    report: () => 'asks all',
    identity: home,
  },
  'asked to sign at another school': {
    town: 'kinda',
    callers: 'senders',
    everyRoute: 'neither',
    report: () => 'of another school',
    identity: home,
  },
  'deputy before the first rung': {
    town: 'degerfors',
    callers: 'senders',
    everyRoute: 'neither',
    report: () => 'asks the rektor',
    identity: (walker, caller) => walker.asDeputy(caller),
  },
  'deputy after the first rung': {
    town: 'degerfors',
    callers: 'senders',
    everyRoute: 'neither',
    report: () => 'asked the rektor last week',
    identity: (walker, caller) => walker.asDeputy(caller),
  },
  'excluded from signing': {
    town: 'kinda',
    callers: 'senders',
    everyRoute: 'neither',
    report: (caller) => `leaves out the ${leftOut(caller)}`,
    identity: home,
  },
  "other teacher's report": {
    town: 'kinda',
    callers: 'both',
    everyRoute: 'neither',
    report: () => 'asks nobody',
    identity: home,
  },
  'other school organisation': {
    town: 'degerfors',
    callers: 'both',
    everyRoute: 'neither',
    report: () => 'of another organisation',
    identity: home,
  },
  'case owner': {
    town: 'kinda',
    callers: 'receivers',
    everyRoute: 'receivers',
    report: () => 'held by the caller',
    identity: home,
  },
  'not owner': {
    town: 'kinda',
    callers: 'both',
    everyRoute: 'neither',
    report: () => 'asks nobody',
    identity: home,
  },
  'protected identity': {
    town: 'kinda',
    callers: 'receivers',
    everyRoute: 'receivers',
    report: () => 'protected',
    identity: home,
  },
  'protected identity and may know': {
    town: 'kinda',
    callers: 'receivers',
    everyRoute: 'receivers',
    report: () => 'protected, held by the caller',
    identity: (walker, caller) => walker.asConfidant(caller),
  },
  'other municipality': {
    town: 'degerfors',
    callers: 'both',
    everyRoute: 'receivers',
    report: () => 'sent away',
    identity: home,
  },
};

const isOf = (side: Side, caller: Caller): boolean =>
  side === 'both' || side === (isSender(caller) ? 'senders' : 'receivers');

/** Whether the walk asks as this caller there. */
export function standsAt({ callers }: Place, caller: Caller): boolean {
  return isOf(callers, caller);
}

/** Whether this caller asks by every route. */
export function goesEveryRoute({ everyRoute }: Place, caller: Caller): boolean {
  return isOf(everyRoute, caller);
}
