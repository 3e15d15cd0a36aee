/** The two municipalities of the walk; each is *another municipality* to the other. */
export const towns = ['degerfors', 'kinda'] as const;
export type Town = (typeof towns)[number];

export const codeOf: Readonly<Record<Town, string>> = { degerfors: '1862', kinda: '0513' };

export function otherTown(town: Town): Town {
  return town === 'degerfors' ? 'kinda' : 'degerfors';
}
