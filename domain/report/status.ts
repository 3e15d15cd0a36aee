export const statuses = [
  'received',
  'opened',
  'assessed',
  'concluded',
  'closed',
  'disposed',
] as const;
/** Main status of a report; a draft is another thing and has none. */
export type Status = (typeof statuses)[number];

export const conclusions = ['open', 'doNotOpen', 'coveredByOngoing', 'forwarded'] as const;
export type Conclusion = (typeof conclusions)[number];
