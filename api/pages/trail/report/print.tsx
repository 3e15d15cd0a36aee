import { momentWords } from '../../../../domain/calendar/day-words.ts';
import { localDate } from '../../../../domain/calendar/time.ts';
import { ruleInForce, shortCitation } from '../../../../domain/law/law.ts';
import { Alert } from '../../../../templates/components/alert.tsx';
import { trailTexts } from '../../../../templates/messages/pages/trail.ts';
import { momentText } from '../../../../templates/messages/time-words.ts';
import { reportParams } from '../../../routes/schemas.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { HistoryPages, HistoryTable } from '../history-parts.tsx';
import { historyQuery } from '../history.ts';
import { addressOf, auditedPath } from '../paths.ts';
import { readAudited, type AuditedHistory } from './read.ts';
import { VerdictView } from './verdict.tsx';

/** So many events stand on one page for the printer; a longer history is printed in several. */
const printed = 1_000;
const pathOf = (reportId: string): string => `${auditedPath(reportId)}/utskrift`;

const view = (frame: Frame, model: AuditedHistory): PageView => {
  const { language, now, reader } = frame;
  const t = trailTexts(language);
  const { reportId, address, verdict, trail } = model;
  const law = shortCitation(ruleInForce('secrecyInSocialServices', localDate(now)));
  const at = momentText(momentWords(now, now), language);
  return {
    title: trail ? t('print.title', { reference: trail.reference }) : t('history.unread'),
    back: {
      href: addressOf(auditedPath(reportId), { ...address, sida: undefined }),
      text: frame.frame('back'),
    },
    body: (
      <>
        <Alert kind="info" heading={t('print.secrecy', { law })}>
          <p>{t('print.by', { name: reader?.name ?? '', at })}</p>
        </Alert>
        <VerdictView frame={frame} verdict={verdict} />
        {trail ? (
          <>
            <HistoryTable frame={frame} rows={trail.items} open />
            <HistoryPages {...{ frame, trail, address }} path={pathOf(reportId)} limit={printed} />
          </>
        ) : (
          <p>{t('history.cannotRead')}</p>
        )}
        <p>{t('history.hidden')}</p>
      </>
    ),
  };
};

/** `utskrift`: the history unfolded, with who printed it and when; looks like any other. */
export const printedHistoryPage = pageRoute({
  path: pathOf(':reportId'),
  request: { params: reportParams, query: historyQuery },
  read: ({ deps, call, input: { params, query } }) =>
    readAudited(deps, call, { ...params, address: query, limit: printed }),
  view,
});
