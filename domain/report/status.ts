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

/**
 * How a report came: sent, written down by the receiver, or made of another. One that is made of the
 * new worry in a supplement has the channel `supplement`, the artificial one of a day `synthetic`.
 */
export const channels = [
  'web',
  'api',
  'phone',
  'visit',
  'paper',
  'supplement',
  'forwarded',
  'moved',
  'synthetic',
] as const;
export type Channel = (typeof channels)[number];

/** `confirming`: the written report after a call, which is part of the spoken one from its arrival. */
export const conclusions = [
  'open',
  'doNotOpen',
  'coveredByOngoing',
  'forwarded',
  'moved',
  'confirming',
] as const;
export type Conclusion = (typeof conclusions)[number];

/**
 * Whether the report goes on as another one, which is decided on: in the municipality that answers
 * for the child, here on the child that it was about, or as the spoken one that it confirms.
 */
export function goesOnElsewhere(concludedAs: Conclusion | null): boolean {
  return concludedAs === 'forwarded' || concludedAs === 'moved' || concludedAs === 'confirming';
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
