/**
 * The functions a person can hold at a unit. A duty is owned by a function, so that it stays when
 * the person who holds it leaves.
 */
export const roles = [
  'teacher',
  'rektor',
  'skolskoterska',
  'kurator',
  'officer',
  'ifoChef',
  'deputyIfoChef',
  'socialchef',
  'auditor',
  'administrator',
  'contactFunction',
] as const;
export type Role = (typeof roles)[number];

/** Only these may co-sign; which of them are asked is the municipality's setting. */
export const signatoryRoles = ['rektor', 'skolskoterska', 'kurator'] as const;
export type SignatoryRole = (typeof signatoryRoles)[number];

/**
 * An actor's side. School (`sender`) and social services (`receiver`) are separate authorities with
 * secrecy between them; an administrator and the system belong to neither (`none`).
 */
export type Side = 'sender' | 'receiver' | 'auditor' | 'none';
/**
 * Which side a stored row belongs to. `both` is for what may cross between the authorities (10 kap.
 * 28 § OSL, 19 kap. SoL).
 */
export type RowSide = 'sender' | 'receiver' | 'both' | 'auditor';

const sideByRole: Readonly<Record<Role, Side>> = {
  teacher: 'sender',
  rektor: 'sender',
  skolskoterska: 'sender',
  kurator: 'sender',
  officer: 'receiver',
  ifoChef: 'receiver',
  deputyIfoChef: 'receiver',
  socialchef: 'receiver',
  auditor: 'auditor',
  administrator: 'none',
  // Outside social services, which hand over to it: the other side of a hand-over.
  contactFunction: 'sender',
};

export function sideOfRole(role: Role): Side {
  return sideByRole[role];
}

export function isSignatoryRole(role: Role): role is SignatoryRole {
  return (signatoryRoles as readonly Role[]).includes(role);
}
