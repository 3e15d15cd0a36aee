import type { MeetingsView } from '../../../../services/meetings/view-meetings.ts';
import { casePath } from '../../case/case-path.ts';
import { heldMeeting, openMeeting } from '../meeting-form.tsx';

const meetingSteps = ['consents', 'times', 'invitation', 'outcome', 'minutes'] as const;
type MeetingStep = (typeof meetingSteps)[number];

/** Whether somebody whose consents a meeting needs has still to be asked. */
const isSomebodyUnasked = ({ ground, consents, people }: MeetingsView): boolean => {
  const answering = [
    ...(ground.childIsOfAge ? [] : people.guardians.map(({ place }) => place)),
    ...(ground.childIsFifteen ? (['child'] as const) : []),
  ];
  const asked = new Set(consents.map(({ of, kind }) => `${of} ${kind}`));
  return answering.some(
    (place) => !asked.has(`${place} attend`) || !asked.has(`${place} shareInformation`),
  );
};

/**
 * What comes next of the joint meeting; undefined where none is owed any longer, or in protected
 * contact.
 */
export function nextStep(head: MeetingsView): MeetingStep | undefined {
  if (heldMeeting(head)) return 'minutes';
  if (head.protectedContact) return undefined;
  const meeting = openMeeting(head);
  if (!meeting && (head.waived || head.meetings.some(({ stage }) => stage === 'minuted'))) {
    return undefined;
  }
  if (isSomebodyUnasked(head)) return 'consents';
  if (!meeting) return 'times';
  return meeting.stage === 'invited' ? 'outcome' : 'invitation';
}

const suffixes: Readonly<Record<MeetingStep, string>> = {
  consents: 'samtycken',
  times: 'mote/tider',
  invitation: 'mote/inbjudan',
  outcome: 'mote/utfall',
  minutes: 'mote/protokoll',
};

export function stepPath({ id }: MeetingsView, step: MeetingStep): string {
  return `${casePath(id)}/${suffixes[step]}`;
}
