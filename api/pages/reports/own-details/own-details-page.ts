import { hasReportingDuty } from '../../../../domain/report/reporting-duty.ts';
import { agencyKinds } from '../../../../domain/report/report-content.ts';
import { restTexts, type RestKey } from '../../../../templates/messages/pages/rest.ts';
import { translator } from '../../../../templates/messages/translate.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { draftPage } from '../draft/draft-page.ts';
import { questionsView } from '../draft/questions-view.tsx';

const fields = {
  'reporter.givenName': { label: 'givenName' },
  'reporter.familyName': { label: 'familyName' },
  'reporter.title': { label: 'title' },
  'reporter.unit': { label: 'unit' },
  'reporter.phone': { label: 'phone' },
  'reporter.email': { label: 'email' },
  agencyKind: { label: 'agencyKind', is: 'list' },
  'reporter.relationToChild': { label: 'relationToChild', hint: 'relationToChild.hint' },
  'reporter.knownChildSince': { label: 'knownChildSince' },
} as const satisfies FieldTable<RestKey>;

/** Those who have to report; private persons and others have no form, and are called back. */
const kinds = agencyKinds.filter(hasReportingDuty);

/** `/anmal/{u}/dina-uppgifter`: who writes it, as social services reach her. */
export const ownDetailsPages = draftPage({
  segment: 'dina-uppgifter',
  fields,
  texts: restTexts,
  more: async () => ({}),
  view: questionsView({
    segment: 'dina-uppgifter',
    fields,
    lead: 'own.what',
    choices: ({ language }) => ({
      agencyKind: kinds.map((value) => ({ value, label: translator(language)(`agency.${value}`) })),
    }),
    beforehand: ({ report }) => ({ agencyKind: report.agencyKind }),
  }),
  next: 'kontrollera',
});
