import { sideOf } from '../../../../domain/access/actor.ts';
import type { Side } from '../../../../domain/access/roles.ts';
import { viewTrail, type TrailView } from '../../../../services/trail/view-trail.ts';
import { trailTexts } from '../../../../templates/messages/pages/trail.ts';
import { reportParams } from '../../../routes/schemas.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute, type PageRoute } from '../../../kit/page-route.ts';
import { dayProblems, daysInFull } from '../days.ts';
import { HistoryFilter, HistoryPages, HistoryTable } from '../history-parts.tsx';
import { historyAsked, historyQuery, type HistoryAddress } from '../history.ts';
import { addressOf, auditedPath } from '../paths.ts';

type Model = {
  readonly reportId: string;
  readonly trail: TrailView;
  readonly address: HistoryAddress;
};

/** Where a side follows a report; whoever comes by the other side's address is led to her own. */
const homes: Readonly<Record<Side, (reportId: string) => string>> = {
  sender: (id) => `/mina-anmalningar/${id}`,
  receiver: (id) => `/anmalningar/${id}`,
  auditor: auditedPath,
  none: (id) => `/anmalningar/${id}`,
};

const pathFor = (side: Side, reportId: string): string =>
  side === 'auditor' ? auditedPath(reportId) : `${homes[side](reportId)}/historik`;

const view =
  (side: 'sender' | 'receiver') =>
  (frame: Frame, { reportId, trail, address }: Model): PageView => {
    const t = trailTexts(frame.language);
    const of = { frame, trail, address, path: pathFor(side, reportId) };
    return {
      title: t('history', { reference: trail.reference }),
      back: {
        href: homes[side](reportId),
        text: t(side === 'sender' ? 'own.backSender' : 'own.back'),
      },
      problems: dayProblems(t, address),
      body: (
        <>
          <p>{t('own.what')}</p>
          <HistoryFilter {...of} />
          <HistoryTable frame={frame} rows={trail.items} />
          <HistoryPages {...of} />
        </>
      ),
    };
  };

const ownHistory = (side: 'sender' | 'receiver'): PageRoute =>
  pageRoute({
    path: pathFor(side, ':reportId'),
    request: { params: reportParams, query: historyQuery },
    leadsOn: ({ call, input: { params, query } }) => {
      const own = sideOf(call.actor);
      const full = daysInFull(query, call.at);
      if (own !== side && own !== 'none') return pathFor(own, params.reportId);
      return full && addressOf(pathFor(side, params.reportId), full);
    },
    read: async ({ deps, call, input: { params, query: address } }) => ({
      ...params,
      trail: await viewTrail(deps, call, { ...params, ...historyAsked(address) }),
      address,
    }),
    view: view(side),
  });

/** `…/{a}/historik`: a report's history as the side of its reader may see it. */
export const ownHistoryPages = [ownHistory('sender'), ownHistory('receiver')];
