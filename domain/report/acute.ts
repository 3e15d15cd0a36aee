import type { ThreeWay } from './report-content.ts';

/** *Vet inte* and an unanswered question count as yes for speed (routine, "The duties"). */
export function isAcuteForSpeed(danger: ThreeWay): boolean {
  return danger !== 'no';
}

/** Only a stated yes is an acute situation that the follow-up meeting is owed for. */
export function isAcuteSituation(danger: ThreeWay): boolean {
  return danger === 'yes';
}
