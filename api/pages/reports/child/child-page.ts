import { questionTexts, type QuestionKey } from '../../../../templates/messages/pages/questions.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { draftPage } from '../draft/draft-page.ts';
import { childView } from './child-view.tsx';

const fields = {
  'child.givenName': { label: 'givenName' },
  'child.familyName': { label: 'familyName' },
  'child.identity': { label: 'identity' },
  'child.birthDate': { label: 'birthDate' },
  'child.unborn': { label: 'unborn' },
  'child.school.name': { label: 'school.name' },
  'child.school.class': { label: 'school.class' },
  'child.homeMunicipalityCode': { label: 'home', is: 'choice' },
  'child.homeElsewhere': { label: 'homeElsewhere' },
  'child.protectedIdentity': { label: 'protectedIdentity', is: 'choice' },
  'child.address': { label: 'address' },
  'child.phone': { label: 'phone' },
  'child.language': { label: 'language' },
  'child.interpreter': { label: 'interpreter', is: 'choice' },
  'guardians.*.kind': { label: 'guardian.kind', is: 'choice' },
  'guardians.*.givenName': { label: 'givenName' },
  'guardians.*.familyName': { label: 'familyName' },
  'guardians.*.identity': { label: 'identity' },
  'guardians.*.phone': { label: 'phone' },
  'guardians.*.livesWithChild': { label: 'livesWithChild', is: 'choice' },
  'guardians.*.language': { label: 'language' },
  'guardians.*.interpreter': { label: 'interpreter', is: 'choice' },
  'siblings.answer': { label: 'siblings', is: 'choice' },
  'siblings.list.*.givenName': { label: 'givenName' },
  'siblings.list.*.familyName': { label: 'familyName' },
  'siblings.list.*.birthDate': { label: 'birthDate' },
  'siblings.list.*.identity': { label: 'identity' },
  'jointMeeting.reporterWillAttend': { label: 'jointMeeting', is: 'choice' },
} as const satisfies FieldTable<QuestionKey>;

/** `/anmal/{u}/barnet`: whom it is about, and whether its writer will come to a meeting. */
export const childPages = draftPage({
  segment: 'barnet',
  fields,
  rows: {
    guardians: { anchor: 'vardnadshavare', beforehand: ['kind'] },
    'siblings.list': { anchor: 'syskon' },
  },
  texts: questionTexts,
  more: async ({ deps }) => ({ municipalities: deps.directory.municipalities }),
  view: childView,
  next: 'kontrollera',
});
