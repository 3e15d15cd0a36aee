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

export const conclusions = ['open', 'doNotOpen', 'coveredByOngoing', 'forwarded', 'moved'] as const;
export type Conclusion = (typeof conclusions)[number];

/**
 * Whether the report goes on as another one, which is decided on: in the municipality that answers
 * for the child, or here on the child that it was about.
 */
export function goesOnElsewhere(concludedAs: Conclusion | null): boolean {
  return concludedAs === 'forwarded' || concludedAs === 'moved';
}

/** What a leader finds of a decision not to open: that its reasons hold, or that they do not yet. */
export const reviewFindings = ['agrees', 'reconsider'] as const;
export type ReviewFinding = (typeof reviewFindings)[number];

/**
 * Why another municipality answers for the child (29 kap. SoL): it lives there, that municipality
 * placed it here, or it has moved there since.
 */
export const elsewhereGrounds = ['livesElsewhere', 'placedByOther', 'movedAway'] as const;
export type ElsewhereGround = (typeof elsewhereGrounds)[number];
