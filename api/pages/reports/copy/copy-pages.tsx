import { localDate } from '../../../../domain/calendar/time.ts';
import type { NamedArea } from '../../../../domain/settings/areas.ts';
import { viewOwnReport } from '../../../../services/desk/own-report.ts';
import { viewAttachment } from '../../../../services/reports/attachments/read-attachment.ts';
import { viewContent, type ContentView } from '../../../../services/reports/content-views.ts';
import { viewLetter } from '../../../../services/reports/report-letters.ts';
import { Blocks } from '../../../../templates/components/blocks.tsx';
import { answersIn } from '../../../../templates/documents/answers.ts';
import { reportBlocks } from '../../../../templates/letters/reports/report-blocks.ts';
import { mineTexts } from '../../../../templates/messages/pages/mine.ts';
import { filePage, streamedFilePage } from '../../../kit/file-page.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { reportParams, statedId } from '../../../routes/schemas.ts';
import { ownReportPath } from '../own-path.ts';

type Model = {
  readonly id: string;
  readonly seen: ContentView;
  readonly areas: readonly NamedArea[];
  /** Whether its document is made. */
  readonly isMade: boolean;
};

const path = '/mina-anmalningar/:reportId';

const view = (frame: Frame, { id, seen, areas, isMade }: Model): PageView => {
  const { language } = frame;
  const t = mineTexts(language);
  const own = ownReportPath(id);
  const { content, contentHash, reference } = seen;
  return {
    title: t('copy.title'),
    back: { href: own, text: t('report.title', { reference }) },
    body: (
      <>
        <p>{isMade ? <a href={`${own}/kopia/pdf`}>{t('copy.pdf')}</a> : t('copy.coming')}</p>
        <Blocks blocks={reportBlocks(answersIn(language), content, areas)} />
        {content.attachments.length > 0 && (
          <ul>
            {content.attachments.map(({ id: file, name }, index) => (
              <li key={file}>
                <a href={`${own}/bilagor/${file}`}>{t('copy.file', { number: index + 1, name })}</a>
              </li>
            ))}
          </ul>
        )}
        <p class="quiet">{t('copy.hash', { hash: contentHash })}</p>
      </>
    ),
  };
};

/** `/mina-anmalningar/{a}/kopia`: the sender's own copy, exactly as it was sent. */
export const copyPages = [
  pageRoute({
    path: `${path}/kopia`,
    request: { params: reportParams },
    read: async ({ deps, call, input: { params }, visit }): Promise<Model> => {
      const seen = await viewContent(deps, call, params.reportId);
      const { letters } = await viewOwnReport(deps, call, params.reportId);
      const { municipalityId } = visit.actor.assignment;
      const { areas } = deps.directory.settingsInForce(municipalityId, localDate(call.at));
      const isMade = letters.some(({ kind }) => kind === 'reportAsSent');
      return { id: params.reportId, seen, areas, isMade };
    },
    view,
  }),
  filePage({
    path: `${path}/kopia/pdf`,
    request: { params: reportParams },
    read: ({ deps, call, input: { params } }) =>
      viewLetter(deps, call, params.reportId, 'reportAsSent'),
  }),
  streamedFilePage({
    path: `${path}/bilagor/:attachmentId`,
    request: { params: reportParams.extend({ attachmentId: statedId }) },
    read: ({ deps, call, input: { params } }) => viewAttachment(deps, call, params),
  }),
];
