import { isSignatoryRole, type Role } from '../access/roles.ts';
import { compareInstants, laterOf, type Instant } from '../calendar/time.ts';

/** What a unit is: a school, the intake of social services, the management, or that of a form. */
export type UnitKind = 'school' | 'intake' | 'management' | 'form';

const byUnit: Readonly<Record<UnitKind, readonly Role[]>> = {
  school: ['teacher', 'rektor', 'skolskoterska', 'kurator'],
  intake: ['officer', 'ifoChef', 'deputyIfoChef'],
  management: ['socialchef', 'auditor', 'administrator'],
  form: ['contactFunction'],
};

/** The functions that somebody can hold at a unit of this kind. */
export function rolesAt(kind: UnitKind): readonly Role[] {
  return byUnit[kind];
}

type Held = {
  readonly role: Role;
  readonly deputyFor: Role | null;
  readonly needToKnow: boolean;
};

/**
 * The function that somebody of this one steps in for: the IFO-chef's deputy always for the IFO-chef,
 * whoever is at a school for a signatory function there if that is said, and nobody else.
 *
 * @returns undefined when it fits nobody
 */
export function steppingInFor(role: Role, stated: Role | null): Role | null | undefined {
  if (role === 'deputyIfoChef')
    return stated === null || stated === 'ifoChef' ? 'ifoChef' : undefined;
  if (stated === null) return null;
  return byUnit.school.includes(role) && isSignatoryRole(stated) ? stated : undefined;
}

/** Of the officers alone some may know of people with protected identity and others not. */
export function mayBeToldApart({ role, needToKnow }: Pick<Held, 'role' | 'needToKnow'>): boolean {
  return role === 'officer' || !needToKnow;
}

/** From when on somebody holds a function, and until when; null for no end. */
export type Term = { readonly from: Instant; readonly to: Instant | null };

const begins = (one: Instant, before: Instant | null): boolean =>
  before === null || compareInstants(one, before) < 0;

/** Whether two terms have a moment in common. */
export function overlap(one: Term, other: Term): boolean {
  return begins(one.from, other.to) && begins(other.from, one.to);
}

/** `coming`: it has not begun. One that ends as it begins was taken back before that, and has ended. */
export function termStateAt({ from, to }: Term, at: Instant): 'coming' | 'now' | 'ended' {
  if (to !== null && compareInstants(to, laterOf(at, from)) <= 0) return 'ended';
  return compareInstants(from, at) <= 0 ? 'now' : 'coming';
}
