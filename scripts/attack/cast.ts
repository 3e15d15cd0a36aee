/**
 * Who the attacks are made as. The cases in `tests/cases/` are played in Degerfors and by the
 * IFO-chef of Nordanstig, so that nobody here is among their people and no quota is used up for
 * them.
 */
export const here = 'kinda';
export const elsewhere = 'atvidaberg';

export const codes = { kinda: '0513', atvidaberg: '0561', nordanstig: '2132' } as const;
export type Town = keyof typeof codes;

export const teacher = `larare.${here}`;
export const rektor = `rektor.${here}`;
export const deputyRektor = `bitrrektor.${here}`;
/** Of another school. */
export const otherRektor = `rektor2.${here}`;
export const kurator = `kurator.${here}`;
export const nurse = `skolskoterska.${here}`;
export const chief = `ifochef.${here}`;
export const officer = `socialsekreterare1.${here}`;
export const auditor = `granskare.${here}`;
export const foreignTeacher = `larare.${elsewhere}`;
export const foreignAuditor = `granskare.${elsewhere}`;

/** Holds a second function for some seconds, and must say meanwhile in which she acts. */
export const deputyChief = `bitrifochef.${here}`;
/** Uses up a quota of an hour. */
export const spender = 'larare2.nordanstig';
/** Sends fifty siblings, which uses up nearly a whole quota. */
export const multiplier = `larare2.${elsewhere}`;
/** Adds to one report again and again. */
export const adder = `larare2.${here}`;
/** A school's own system, whose quota is sixteen times a person's: the worst bodies weigh 14 MB. */
export const schoolSystem = `skolsystem.${here}`;
