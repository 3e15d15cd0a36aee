import { localDate } from '../../../../domain/calendar/time.ts';
import { historyText } from '../../../../services/trail/history-text.ts';
import { viewHistory } from '../../../../services/trail/history.ts';
import { trailTexts } from '../../../../templates/messages/pages/trail.ts';
import { reportParams } from '../../../routes/schemas.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { textFileRoute } from '../../../kit/text-file-route.ts';
import { dayProblems, daysInFull } from '../days.ts';
import { HistoryFilter, HistoryPages, HistoryTable } from '../history-parts.tsx';
import { historyQuery, type HistoryAddress } from '../history.ts';
import { addressOf, auditedPath, auditPath, selfCheckPath } from '../paths.ts';
import { readAudited, type AuditedHistory } from './read.ts';
import { VerdictView } from './verdict.tsx';

const path = auditedPath(':reportId');
const request = { params: reportParams, query: historyQuery };

const Links = ({
  frame,
  address,
  at,
}: {
  readonly frame: Frame;
  readonly address: HistoryAddress;
  readonly at: string;
}) => {
  const t = trailTexts(frame.language);
  const links = [
    [addressOf(at, address), t('again')],
    [`${at}/export`, t('export')],
    [selfCheckPath, t('selfCheck')],
    [addressOf(`${at}/utskrift`, { ...address, sida: undefined }), t('print')],
  ] as const;
  return (
    <ul class="deeds">
      {links.map(([href, text]) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  );
};

const view = (frame: Frame, model: AuditedHistory): PageView => {
  const t = trailTexts(frame.language);
  const { reportId, address, verdict, trail } = model;
  const at = auditedPath(reportId);
  const of = trail && { frame, trail, address, path: at };
  return {
    title: trail ? t('history', { reference: trail.reference }) : t('history.unread'),
    back: { href: auditPath, text: t('back') },
    problems: dayProblems(t, address),
    body: (
      <>
        <VerdictView frame={frame} verdict={verdict} />
        <Links frame={frame} address={address} at={at} />
        {of ? (
          <>
            <HistoryFilter {...of} />
            <HistoryTable frame={frame} rows={of.trail.items} leadsOn />
            <HistoryPages {...of} />
          </>
        ) : (
          <p>{t('history.cannotRead')}</p>
        )}
        <p>{t('history.hidden')}</p>
      </>
    ),
  };
};

/** `/granskning/anmalningar/{a}`: whether a report's history is whole, and who did and saw what. */
export const auditedReportPages = [
  pageRoute({
    path,
    request,
    leadsOn: ({ call, input: { params, query } }) => {
      const full = daysInFull(query, call.at);
      return full && addressOf(auditedPath(params.reportId), full);
    },
    read: ({ deps, call, input: { params, query } }) =>
      readAudited(deps, call, { ...params, address: query }),
    view,
  }),
  textFileRoute({
    path: `${path}/export`,
    request: { params: reportParams },
    read: async ({ deps, call, input: { params } }) => ({
      fileName: `historik-${localDate(call.at)}.json`,
      type: 'application/json',
      text: historyText(await viewHistory(deps, call, params.reportId)),
    }),
  }),
];
