import { liftProtectedContact } from '../../../../services/intake/lift-protected-contact.ts';
import { intakeDeedTexts } from '../../../../templates/messages/pages/intake-deeds.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { ending } from '../../../routes/intake/record-routes.ts';
import { caseForm } from '../../case/case-form.tsx';

/** `skyddad-kontakt`: the officer turns it off, with a reason (routine §1.5). */
export const protectedContactPages = caseForm({
  suffix: 'skyddad-kontakt',
  records: 'protectedContactLifted',
  texts: intakeDeedTexts,
  title: 'lift.title',
  lead: ['lift.lead'],
  send: 'lift.send',
  fields: { reason: { label: 'lift.reason', is: 'words' } },
  body: (fields) => ({ reason: wordsIn(fields, 'reason') }),
  schema: ending,
  perform: ({ deps, call, params }, body) =>
    liftProtectedContact(deps, call, params.reportId, body),
  check: { title: 'lift.check', send: 'lift.do' },
});
