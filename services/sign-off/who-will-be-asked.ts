import { localDate } from '../../domain/calendar/time.ts';
import type { SignatoryRole } from '../../domain/access/roles.ts';
import type { AgencyKind } from '../../domain/report/report-content.ts';
import { whoIsAsked } from '../../domain/sign-off/who-is-asked.ts';
import { peopleOfUnit } from '../../database/people/people-store.ts';
import { homeOf } from '../acting/begin.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { lookUp } from '../acting/look-across.ts';

/** A function that signs a report of this kind. */
export type SignatoryView = {
  readonly role: SignatoryRole;
  /** What becomes of it when the report is sent; `later`: when the author says so. */
  readonly when: 'atSending' | 'bySending' | 'later';
  /** Who holds the function at the author's unit today, and whether she is away. */
  readonly people: readonly { readonly name: string; readonly absent: boolean }[];
};

export type WhoSigns = {
  readonly agencyKind: AgencyKind;
  /** The municipality that the report goes to; null for the author's own. */
  readonly municipalityCode: string | null;
};

/**
 * Who will be asked to sign a report that the caller sends today, before she has written a word: the
 * functions by the receiving municipality's setting, with those who hold them at her own unit, so that
 * she can leave one out. The directory is no case, so the look leaves no event.
 *
 * @throws Forbidden when the caller's function may not send
 */
export function viewWhoSigns(
  deps: Deps,
  call: Call,
  { agencyKind, municipalityCode }: WhoSigns,
): Promise<readonly SignatoryView[]> {
  return lookUp(deps, call, 'signatories.read', async (tx, caller) => {
    const { directory } = deps;
    const author = caller.is === 'person' ? caller.assignment.role : null;
    const { unitId, municipalityId } = homeOf(caller);
    const there = municipalityCode ? directory.municipalityByCode(municipalityCode)?.id : undefined;
    const settings = directory.settingsInForce(there ?? municipalityId, localDate(call.at));
    const required = settings.signatories[agencyKind] ?? [];
    const { asked, signedBySending } = whoIsAsked(author, required, []);
    const colleagues = await peopleOfUnit(tx, unitId, call.at);
    return required.map((role) => ({
      role,
      when: role === signedBySending ? 'bySending' : asked.includes(role) ? 'atSending' : 'later',
      people: colleagues
        .filter((one) => one.role === role && one.deputyFor === null)
        .map(({ givenName, familyName, absent }) => ({
          name: `${givenName} ${familyName}`,
          absent,
        })),
    }));
  });
}
