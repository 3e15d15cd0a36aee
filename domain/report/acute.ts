import type { ThreeWay } from './report-content.ts';

/** *Vet inte* and an unanswered question count as yes for speed (routine, "The duties"). */
export const isAcuteForSpeed = (danger: ThreeWay): boolean => danger !== 'no';

/** Only a stated yes is an acute situation that the follow-up meeting is owed for. */
export const isAcuteSituation = (danger: ThreeWay): boolean => danger === 'yes';
