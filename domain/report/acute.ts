import type { ThreeWay } from './report-content.ts';

/**
 * Whether the report is handled with the speed of an acute one. *Vet inte* and an unanswered
 * question count as yes (routine, "The duties").
 */
export function isAcuteForSpeed(danger: ThreeWay): boolean {
  return danger !== 'no';
}

/**
 * Whether the report tells of an acute situation, which a follow-up meeting is owed for. Only a
 * stated yes counts.
 */
export function isAcuteSituation(danger: ThreeWay): boolean {
  return danger === 'yes';
}

/**
 * Whether no quota may refuse the report (routine, "What bad input gets"): a stated yes, and *vet
 * inte*, since whoever has asked herself and does not know cannot be told to wait. Unlike for speed
 * an unanswered question does not count, because whoever is refused can answer it.
 */
export function isNeverRefused(danger: ThreeWay): boolean {
  return danger === 'yes' || danger === 'unknown';
}
