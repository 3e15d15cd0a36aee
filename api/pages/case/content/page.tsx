import { z } from 'zod';
import { localDate } from '../../../../domain/calendar/time.ts';
import type { NamedArea } from '../../../../domain/settings/areas.ts';
import { viewContent, type ContentView } from '../../../../services/reports/content-views.ts';
import { Blocks } from '../../../../templates/components/blocks.tsx';
import { answersIn } from '../../../../templates/documents/answers.ts';
import { reportBlocks } from '../../../../templates/letters/reports/report-blocks.ts';
import { caseTexts } from '../../../../templates/messages/pages/case.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { reportParams } from '../../../routes/schemas.ts';
import { casePath } from '../case-path.ts';

type Model = {
  readonly seen: ContentView;
  readonly id: string;
  readonly areas: readonly NamedArea[];
};

const view = (frame: Frame, { seen, id, areas }: Model): PageView => {
  const t = caseTexts(frame.language);
  return {
    title: t('content.title'),
    heading: `${t('content.title')}, ${seen.reference}`,
    back: { href: casePath(id), text: t('back') },
    body: (
      <>
        <Blocks blocks={reportBlocks(answersIn(frame.language), seen.content, areas)} />
        <p class="quiet">{t('content.hash', { hash: seen.contentHash })}</p>
      </>
    ),
  };
};

/** `innehall`: the report exactly as it was sent. */
export const contentPage = pageRoute({
  path: '/anmalningar/:reportId/innehall',
  request: { params: reportParams, query: z.object({}) },
  read: async ({ deps, call, input: { params }, visit }) => ({
    seen: await viewContent(deps, call, params.reportId),
    id: params.reportId,
    areas: deps.directory.settingsInForce(visit.actor.assignment.municipalityId, localDate(call.at))
      .areas,
  }),
  view,
});
