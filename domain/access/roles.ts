/** The functions a person can hold at a unit; a duty belongs to a function, never to a name. */
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
] as const;
export type Role = (typeof roles)[number];

/** Only these may co-sign; which of them are asked is the municipality's setting. */
export const signatoryRoles = ['rektor', 'skolskoterska', 'kurator'] as const;
export type SignatoryRole = (typeof signatoryRoles)[number];

/** School and social services are separate authorities with secrecy between them. */
export type Side = 'sender' | 'receiver' | 'auditor' | 'none';
/** Which side a stored row belongs to; `both` is what crosses, by 10:28 OSL and 19 kap. SoL. */
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
};

export function sideOfRole(role: Role): Side {
  return sideByRole[role];
}

export function isSignatoryRole(role: Role): role is SignatoryRole {
  return (signatoryRoles as readonly Role[]).includes(role);
}
