import type { CooperationFacts } from './facts.ts';
import type { HandOverStage } from './records.ts';

/** The stages in which each deed of a hand-over can be done; what is elsewhere refused with 409. */
const stagesOf: Readonly<
  Record<Exclude<keyof CooperationFacts, 'handedOver'>, readonly HandOverStage[]>
> = {
  formConsentRecorded: ['handedOver', 'accepted', 'returned'],
  handOverAccepted: ['handedOver'],
  handOverRefused: ['handedOver'],
  handOverUnanswered: ['handedOver'],
  formFollowedUp: ['accepted'],
  handOverChosenAgain: ['returned'],
  handOverEnded: ['handedOver', 'returned'],
};
export type HandOverDeed = keyof typeof stagesOf;

export function isPossibleAt(deed: HandOverDeed, stage: HandOverStage): boolean {
  return stagesOf[deed].includes(stage);
}
