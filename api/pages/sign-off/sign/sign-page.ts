import { compareInstants, localDate } from '../../../../domain/calendar/time.ts';
import { NotFound } from '../../../../domain/errors.ts';
import type { Call } from '../../../../services/acting/call.ts';
import type { Deps } from '../../../../services/acting/deps.ts';
import { viewOwnReport } from '../../../../services/desk/own-report.ts';
import { viewContent } from '../../../../services/reports/content-views.ts';
import { signReport } from '../../../../services/sign-off/sign-off.ts';
import { signTexts, type SignKey } from '../../../../templates/messages/pages/sign.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { formPage } from '../../../kit/form-page.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { signing } from '../../../routes/sign-off/routes.ts';
import { reportParams } from '../../../routes/schemas.ts';
import { signView, type SignModel } from './sign-view.tsx';

const fields = {
  answer: { label: 'answer', is: 'choice', refused: { any: 'answer.refused' } },
  comment: { label: 'comment', is: 'words', refused: { any: 'comment.refused' } },
} as const satisfies FieldTable<SignKey>;

/** Whether she has proven who she is so lately that she need not do it anew. */
const isFresh = ({ freshLoginSeconds }: Deps, { actor, at }: Call): boolean =>
  actor.is === 'person' && compareInstants(at, actor.loggedInAt) <= freshLoginSeconds * 1_000;

/** The report as sent, and her own answer if it was given; whoever is not asked finds nothing. */
const modelOf = async (deps: Deps, call: Call, reportId: string): Promise<SignModel> => {
  const { actor } = call;
  if (actor.is !== 'person') throw new NotFound();
  const { role, deputyFor, municipalityId } = actor.assignment;
  const report = await viewOwnReport(deps, call, reportId);
  const own = report.signatures.find((one) => one.role === role || one.role === deputyFor);
  const [task] = report.tasks;
  if (!task && !own) throw new NotFound();
  const { content } = await viewContent(deps, call, reportId);
  const { areas } = deps.directory.settingsInForce(municipalityId, localDate(call.at));
  return { report, task, own, content, areas, isFresh: isFresh(deps, call) };
};

/** `/underskrifter/{a}`: signs a report exactly as it was sent, or declines. */
export const signPages = formPage({
  path: '/underskrifter/:reportId',
  params: reportParams,
  records: 'signatureRecorded',
  subject: ({ reportId }) => reportId,
  texts: signTexts,
  read: ({ deps, call, params }) => modelOf(deps, call, params.reportId),
  seen: ({ report }) => report.etag,
  fields,
  body: (typed) =>
    typed['answer'] === 'declined'
      ? { answer: 'declined', comment: wordsIn(typed, 'comment') }
      : { answer: typed['answer'] },
  schema: signing,
  perform: ({ deps, call, params }, body) => signReport(deps, call, params.reportId, body),
  next: (_done, { reportId }) => `/underskrifter/${reportId}`,
  view: signView,
});
