export const statuses = [
  'received',
  'opened',
  'assessed',
  'concluded',
  'closed',
  'disposed',
] as const;
/** Main status of a report. A draft is no report yet and has none. */
export type Status = (typeof statuses)[number];

export const conclusions = ['open', 'doNotOpen', 'coveredByOngoing', 'forwarded'] as const;
export type Conclusion = (typeof conclusions)[number];

/**
 * Why another municipality answers for the child (29 kap. SoL): it lives there, that municipality
 * placed it here, or it has moved there since.
 */
export const elsewhereGrounds = ['livesElsewhere', 'placedByOther', 'movedAway'] as const;
export type ElsewhereGround = (typeof elsewhereGrounds)[number];
