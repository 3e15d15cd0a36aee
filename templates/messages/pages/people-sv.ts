/** Whom a report names, by place and role, where her name is not known or not enough. */
export const peopleSv = {
  child: 'Barnet',
  guardian: 'Vårdnadshavare {number}',
  reporter: 'Anmälaren',
  school: 'Skolan',
  'role.parent': 'vårdnadshavare',
  'role.speciallyAppointed': 'särskilt förordnad vårdnadshavare',
  'role.godMan': 'god man',
  'role.reporter': 'anmälaren',
  who: '{name}, {role}',
  and: 'och',
} as const;
