import { isInTheKnow } from '../../domain/access/need-to-know.ts';
import { sideOfRole } from '../../domain/access/roles.ts';
import { compareInstants, type Instant } from '../../domain/calendar/time.ts';
import { Forbidden, Invalid, NotFound } from '../../domain/errors.ts';
import { hasConcern } from '../../domain/report/concern.ts';
import {
  isTooFarBack,
  mostDaysBack,
  receivedAt,
  registeredContent,
  type Reception,
  type StatedCaller,
  type Told,
} from '../../domain/reports/spoken.ts';
import { keptFrom, nobodyAsked } from '../../domain/sign-off/who-is-asked.ts';
import { functionsOfLogin, type DirectoryPerson } from '../../database/people/people-store.ts';
import { newId } from '../../platform/ids.ts';
import type { PersonActor } from '../../domain/access/actor.ts';
import type { Acting } from '../acting/acting.ts';
import { begin } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { takeUploads, type NamedUploads } from './attachments/take-uploads.ts';
import type { Arrival } from './receive-report.ts';
import { receiveWithSiblings } from './receive-with-siblings.ts';
import type { ReportFile } from './report-stream.ts';
import { receiptFor, type Receipt } from './send-report.ts';

/** What somebody reported by telephone, in a visit or on paper, as the officer writes it down. */
export type Registered = {
  readonly received: Reception;
  readonly caller: StatedCaller;
  /** The caller's own login, where the officer knows her in the directory. */
  readonly login: string | null;
  readonly told: Told;
  /** What came on paper, scanned. */
  readonly attachments?: NamedUploads;
};

const refused = (code: 'not-yet-come' | 'too-far-back', { how }: Reception): Invalid => {
  const pointer = `#/body/received/${how === 'paper' ? 'on' : 'at'}`;
  const errors = [{ pointer, code }] as const;
  return code === 'too-far-back'
    ? new Invalid(code, { rule: 'registration', mostDaysBack, errors })
    : new Invalid('invalid-request', { errors });
};

/** @throws Invalid `not-yet-come` for a time in the future, `too-far-back` for one beyond the bound */
const arrivedAt = ({ at: now }: Call, reception: Reception): Instant => {
  const at = receivedAt(reception);
  if (compareInstants(at, now) > 0) throw refused('not-yet-come', reception);
  if (isTooFarBack(at, now)) throw refused('too-far-back', reception);
  return at;
};

/**
 * Who called, as the directory knows her: in the function that she has at an agency.
 *
 * @throws Invalid `unknown-caller` when nobody there has that login
 */
const knownCaller = async (
  { tx, call }: Acting,
  { login, caller }: Registered,
  municipalityId: string,
): Promise<DirectoryPerson | undefined> => {
  if (login === null || caller.is !== 'obliged') return undefined;
  const held = await functionsOfLogin(tx, { municipalityId, at: call.at, login });
  const found = held.find(({ role }) => sideOfRole(role) === 'sender');
  if (found) return found;
  const errors = [{ pointer: '#/body/login', code: 'unknown-caller' }] as const;
  throw new Invalid('unknown-caller', { errors });
};

/**
 * Whoever may not know of people with protected identity could not hold the case that she opens.
 *
 * @throws Forbidden `need-to-know`
 */
const refuseOutside = ({ assignment }: PersonActor, { child }: Told): void => {
  if (child.protectedIdentity !== 'yes' || isInTheKnow(assignment)) return;
  throw new Forbidden('need-to-know', { rule: 'protectedIdentity' });
};

/** @param asked who is to confirm it in writing */
const recordRegistration =
  ({ caller }: Registered, asked: DirectoryPerson | undefined) =>
  async (file: ReportFile): Promise<void> => {
    const { personId: about = null, role = null } = asked ?? {};
    await file.record('reportRegistered', { outcome: caller.is, about, role });
  };

const arrivalOf = (
  { deps, call }: Acting,
  { personId, assignment: { municipalityId, role } }: PersonActor,
  of: {
    readonly at: Instant;
    readonly received: Reception;
    readonly known: DirectoryPerson | undefined;
    readonly asked: DirectoryPerson | undefined;
  },
): Omit<Arrival, 'content'> => {
  const { at, received, known, asked } = of;
  return {
    submissionId: newId(call.at),
    municipalityId,
    receivingUnitId: deps.directory.intakeUnit(municipalityId).id,
    senderUnitId: known?.unitId ?? null,
    senderOrganisationId: known ? deps.directory.unit(known.unitId).organisationId : null,
    confirmsId: null,
    callerPersonId: asked?.personId ?? null,
    authorPersonId: null,
    authorClientId: null,
    channel: received.how,
    receivedAt: at,
    signOff: nobodyAsked,
    keptFrom: keptFrom(known?.role ?? null, []),
    // She opened it as she took the call; a letter is opened when it is registered.
    openedBy: { personId, role, at: received.how === 'paper' ? call.at : at },
    forwarded: null,
  };
};

/**
 * Writes down a report that was told or came on paper. In one transaction it is received at the minute
 * it came, from which its clocks run, and opened by whoever took it, who holds the case; whether it
 * would be her turn to open what is sent is not asked (routine §3.1). Nobody but an obliged caller
 * whom the directory knows is a sender of it, and she is its author when she has confirmed it.
 *
 * @throws Forbidden, `need-to-know`; Invalid `no-concern`, `not-yet-come`, `too-far-back`,
 *   `unknown-caller`; what `takeUploads` throws
 */
export function registerReport(deps: Deps, call: Call, registered: Registered): Promise<Receipt> {
  return begin(deps, call, 'reportRegistered', async (acting, officer) => {
    if (officer.is !== 'person') throw new NotFound();
    const { received, caller, told, attachments: named = [] } = registered;
    if (!hasConcern(told)) throw new Invalid('no-concern');
    const at = arrivedAt(call, received);
    refuseOutside(officer, told);
    const known = await knownCaller(acting, registered, officer.assignment.municipalityId);
    // What came on paper is written already.
    const asked = received.how === 'paper' ? undefined : known;
    const arrival = arrivalOf(acting, officer, { at, received, known, asked });
    const { attachments, keys } = await takeUploads(acting, named);
    const content = { ...registeredContent(told, caller), attachments };
    // One written report confirms what was told of all siblings.
    const family = await receiveWithSiblings(
      acting,
      { ...arrival, attachmentKeys: keys, further: recordRegistration(registered, asked) },
      content,
      { ...arrival, attachmentKeys: keys, further: recordRegistration(registered, undefined) },
    );
    return receiptFor(acting, family);
  });
}
