import { recordOnCallContact } from '../../../../services/intake/on-call.ts';
import { intakeDeedTexts } from '../../../../templates/messages/pages/intake-deeds.ts';
import { momentIn, wordsOrNull } from '../../../kit/typed-answers.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { contact } from '../../../routes/intake/on-call-routes.ts';
import { caseForm } from '../../case/case-form.tsx';

/** `jour`: a call outside office hours, which changes no clock (routine §3.2). */
export const onCallPages = caseForm({
  suffix: 'jour',
  records: 'onCallContactRecorded',
  texts: intakeDeedTexts,
  title: 'onCall.title',
  lead: ['onCall.lead'],
  send: 'onCall.send',
  fields: {
    caller: { label: 'onCall.caller' },
    at: { label: 'onCall.at', is: 'date' },
    'at.time': { label: 'onCall.time', is: 'time' },
    outcome: {
      label: 'onCall.outcome',
      is: 'choice',
      choices: { taken: 'onCall.outcome.taken', notTaken: 'onCall.outcome.notTaken' },
    },
    by: {
      label: 'onCall.by',
      is: 'choice',
      choices: {
        socialjour: 'onCall.by.socialjour',
        policeOfficerOnDuty: 'onCall.by.policeOfficerOnDuty',
        other: 'onCall.by.other',
      },
    },
    note: { label: 'onCall.note', is: 'words' },
  },
  body: (fields, at) => ({
    outcome: fields['outcome'],
    caller: wordsIn(fields, 'caller'),
    at: momentIn(fields, 'at', { at, leaning: 'past' }),
    by: fields['by'],
    note: wordsOrNull(fields, 'note'),
  }),
  schema: contact,
  perform: ({ deps, call, params }, body) => recordOnCallContact(deps, call, params.reportId, body),
});
