/**
 * The longest pause between two attempts of any activity. Longer ones go on after what they waited
 * for is mended, and people would wait with them.
 */
export const longestPause = '30 s';

/**
 * For local activities, which are attempted for as long as it takes. Each attempt has its limit in
 * `activities/time-limit.ts`.
 */
export const forAsLongAsItTakes = '3650 days';

/**
 * The limits of one attempt at letters. The largest report takes seconds to draw, and others may
 * stand before it. A worker that is gone is noticed by its silence, and another begins then.
 */
export const forLetters = { startToCloseTimeout: '2 min', heartbeatTimeout: '5 s' } as const;
