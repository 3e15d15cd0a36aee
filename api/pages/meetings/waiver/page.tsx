import { waiveMeeting } from '../../../../services/meetings/plan-meeting.ts';
import { meetingTexts, type MeetingKey } from '../../../../templates/messages/pages/meetings.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { waiver } from '../../../routes/meetings/planning-routes.ts';
import { meetingForm } from '../meeting-form.tsx';

const fields = {
  reason: {
    label: 'waiver.reason',
    is: 'choice',
    choices: {
      noConsent: 'waiver.noConsent',
      notSuitableForChild: 'waiver.notSuitableForChild',
      protectedContact: 'waiver.protectedContact',
      other: 'waiver.other',
    },
  },
  note: { label: 'waiver.note', is: 'words' },
} as const satisfies FieldTable<MeetingKey>;

/** `mote/inget-mote`: why there is none; the work goes on (routine §6). */
export const waiverPages = meetingForm({
  suffix: 'mote/inget-mote',
  records: 'meetingWaived',
  title: 'waiver.title',
  lead: ['waiver.lead'],
  send: 'waiver.send',
  fields,
  first: ({ protectedContact }) => (protectedContact ? { reason: 'protectedContact' } : {}),
  instead: ({ head: { waived }, frame, t }) => {
    if (!waived) return undefined;
    const reason = t(`waiver.${waived.reason}`);
    return <p>{meetingTexts(frame.language)('waiver.already', { reason })}</p>;
  },
  body: (typed) => ({ reason: typed['reason'], note: wordsIn(typed, 'note') }),
  schema: waiver,
  perform: ({ deps, call, params }, body) => waiveMeeting(deps, call, params.reportId, body),
  leadsTo: 'mote',
});
