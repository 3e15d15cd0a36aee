import {
  standingOnTelling,
  type FamilyMember,
  type RecordedConsent,
} from '../../../../domain/meetings/consent.ts';
import { localDate } from '../../../../domain/calendar/time.ts';
import type { MeetingsView } from '../../../../services/meetings/view-meetings.ts';
import { meetingTexts } from '../../../../templates/messages/pages/meetings.ts';
import type { Frame } from '../../../kit/frame.ts';
import { saidDay } from '../../../kit/moment.tsx';
import { namedIn } from '../../case/people.ts';

type Said = MeetingsView['consents'][number];
type Of = { readonly frame: Frame; readonly head: MeetingsView };

const answerText = ({ frame }: Of, said: Said): string => {
  const t = meetingTexts(frame.language);
  const answer = t(`answer.${said.answer}`, { how: t(`how.${said.how}`) });
  const day = said.on ?? localDate(said.recordedAt);
  return t('answer.on', { answer, day: saidDay(frame, day) });
};

const partyText = (of: Of, said: Said): string => {
  const t = meetingTexts(of.frame.language);
  const answer = answerText(of, said);
  if (said.parties.length === 0) return t('answer.withAnybody', { answer });
  const parties = said.parties.map((party) => namedIn(of, party)).join(', ');
  return t('answer.with', { answer, parties });
};

const newest = (
  { consents }: MeetingsView,
  of: FamilyMember,
  kind: RecordedConsent['kind'],
): Said | undefined => consents.findLast((said) => said.of === of && said.kind === kind);

/** What somebody has answered about being there; undefined where she was not asked. */
export function attendText(of: Of, place: FamilyMember): string | undefined {
  const said = newest(of.head, place, 'attend');
  return said && answerText(of, said);
}

/** What somebody has answered about telling others, each in its own words. */
export function shareTexts(of: Of, place: FamilyMember): readonly string[] {
  return standingOnTelling(of.head.consents, place).map((said) => partyText(of, said));
}

/** Whether somebody has taken a consent back that nothing newer stands in the place of. */
export function isWithdrawn(head: MeetingsView, place: FamilyMember): boolean {
  const said = [newest(head, place, 'attend'), ...standingOnTelling(head.consents, place)];
  return said.some((one) => one?.answer === 'withdrawn');
}
