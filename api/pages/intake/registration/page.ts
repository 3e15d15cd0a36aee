import { registerCase } from '../../../../services/intake/intake.ts';
import { intakeDeedTexts } from '../../../../templates/messages/pages/intake-deeds.ts';
import { wordsOrNull } from '../../../kit/typed-answers.ts';
import { registration } from '../../../routes/intake/record-routes.ts';
import { caseForm } from '../../case/case-form.tsx';

/** `aktualisera`: report, application or information, and whether the child is known (routine §5.1). */
export const registrationPages = caseForm({
  suffix: 'aktualisera',
  records: 'caseRegistered',
  texts: intakeDeedTexts,
  title: 'registration.title',
  lead: ['registration.lead'],
  send: 'registration.send',
  fields: {
    registeredAs: {
      label: 'registration.registeredAs',
      is: 'choice',
      choices: {
        report: 'registration.as.report',
        application: 'registration.as.application',
        information: 'registration.as.information',
      },
    },
    knownBefore: {
      label: 'registration.knownBefore',
      is: 'choice',
      choices: {
        known: 'registration.known.known',
        searchedNoneFound: 'registration.known.searchedNoneFound',
        notSearched: 'registration.known.notSearched',
      },
    },
    childFile: { label: 'registration.childFile', hint: 'registration.childFile.hint' },
    whyNoFile: { label: 'registration.whyNoFile', is: 'words' },
  },
  body: (fields) => ({
    registeredAs: fields['registeredAs'],
    knownBefore: fields['knownBefore'],
    childFile: wordsOrNull(fields, 'childFile'),
    whyNoFile: wordsOrNull(fields, 'whyNoFile'),
  }),
  schema: registration,
  perform: ({ deps, call, params }, body) => registerCase(deps, call, params.reportId, body),
});
