import { recordContact } from '../../../../services/intake/intake.ts';
import { intakeDeedTexts } from '../../../../templates/messages/pages/intake-deeds.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { contact } from '../../../routes/intake/record-routes.ts';
import { caseForm } from '../../case/case-form.tsx';

/** `kontakter`: with whom somebody spoke, and what was said (routine §5.4). */
export const contactPages = caseForm({
  suffix: 'kontakter',
  records: 'contactRecorded',
  texts: intakeDeedTexts,
  title: 'contact.title',
  lead: ['contact.lead'],
  send: 'contact.send',
  fields: {
    with: {
      label: 'contact.with',
      is: 'choice',
      choices: {
        reporter: 'contact.with.reporter',
        coSigner: 'contact.with.coSigner',
        guardian: 'contact.with.guardian',
        child: 'contact.with.child',
        school: 'contact.with.school',
        other: 'contact.with.other',
      },
    },
    how: {
      label: 'contact.how',
      is: 'choice',
      choices: {
        phone: 'how.phone',
        visit: 'how.visit',
        letter: 'how.letter',
        message: 'how.message',
      },
    },
    summary: { label: 'contact.note', is: 'words' },
  },
  body: (fields) => ({
    with: fields['with'],
    how: fields['how'],
    summary: wordsIn(fields, 'summary'),
  }),
  schema: contact,
  perform: ({ deps, call, params }, body) => recordContact(deps, call, params.reportId, body),
});
