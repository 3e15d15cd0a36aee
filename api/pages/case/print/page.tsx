import { momentWords } from '../../../../domain/calendar/day-words.ts';
import { localDate } from '../../../../domain/calendar/time.ts';
import { ruleInForce, shortCitation } from '../../../../domain/law/law.ts';
import type { NamedArea } from '../../../../domain/settings/areas.ts';
import { viewCase, type CaseView } from '../../../../services/desk/case.ts';
import { viewContent, type ContentView } from '../../../../services/reports/content-views.ts';
import { Alert } from '../../../../templates/components/alert.tsx';
import { Blocks } from '../../../../templates/components/blocks.tsx';
import { answersIn } from '../../../../templates/documents/answers.ts';
import { reportBlocks } from '../../../../templates/letters/reports/report-blocks.ts';
import { caseTexts } from '../../../../templates/messages/pages/case.ts';
import { momentText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { reportParams } from '../../../routes/schemas.ts';
import { casePath } from '../case-path.ts';
import { NowAndThen } from '../home/duties.tsx';
import { statusText } from '../status-text.ts';

type Model = {
  readonly seen: CaseView;
  readonly content: ContentView;
  readonly areas: readonly NamedArea[];
};

const view = (frame: Frame, { seen, content, areas }: Model): PageView => {
  const { language, now, reader } = frame;
  const t = caseTexts(language);
  const { summary, duties } = seen;
  const law = shortCitation(ruleInForce('secrecyInSocialServices', localDate(now)));
  const at = momentText(momentWords(now, now), language);
  return {
    title: `${t('title')} ${summary.reference}`,
    back: { href: casePath(summary.id), text: t('back') },
    body: (
      <>
        <Alert kind="info" heading={t('print.secrecy', { law })}>
          <p>{t('print.by', { name: reader?.name ?? '', at })}</p>
        </Alert>
        <p>{t('facts', { reference: summary.reference, status: statusText(frame, summary) })}</p>
        <NowAndThen frame={frame} id={summary.id} duties={duties} isOpened />
        <Blocks blocks={reportBlocks(answersIn(language), content.content, areas)} />
        <p class="quiet">{t('content.hash', { hash: content.contentHash })}</p>
      </>
    ),
  };
};

/** `utskrift`: all of a case unfolded, with who printed it and when; a read like any other. */
export const printPage = pageRoute({
  path: '/anmalningar/:reportId/utskrift',
  request: { params: reportParams },
  read: async ({ deps, call, input: { params }, visit }) => ({
    // What the report says comes first, since it is refused before somebody has opened it.
    content: await viewContent(deps, call, params.reportId),
    seen: await viewCase(deps, call, params.reportId),
    areas: deps.directory.settingsInForce(visit.actor.assignment.municipalityId, localDate(call.at))
      .areas,
  }),
  view,
});
