import type { JSX } from 'preact';
import { z } from 'zod';
import { dueWords } from '../../../../domain/calendar/due-words.ts';
import {
  viewLateness,
  type LateDuty,
  type LatenessView,
} from '../../../../services/desk/lateness.ts';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { Pager } from '../../../../templates/components/pager.tsx';
import { unitTexts } from '../../../../templates/messages/pages/unit.ts';
import { dueText, shownText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { deedText, ruleText } from '../../duties/duty-words.ts';

const path = '/forseningar';
const pageAt = (page: number): string => (page === 1 ? path : `${path}?sida=${page}`);

type Of = { readonly frame: Frame; readonly lateness: LatenessView };

const totalText = ({ frame, lateness: { total } }: Of): string => {
  const t = unitTexts(frame.language);
  return total.more ? t('late.totalMany') : t('late.total', { count: total.count });
};

const cellsOf = (frame: Frame, duty: LateDuty): readonly string[] => {
  const { language, now } = frame;
  return [
    deedText(frame, duty.kind),
    duty.reference ?? unitTexts(language)('late.noReference'),
    duty.unit,
    dueText(dueWords(duty.dueAt, now), language),
    ruleText(frame, duty),
  ];
};

const Pages = ({ frame, lateness: { page, hasNextPage } }: Of): JSX.Element | null => {
  const t = unitTexts(frame.language);
  if (page === 1 && !hasNextPage) return null;
  return (
    <Pager
      label={t('pages')}
      position={t('position', { page })}
      previous={page > 1 ? { href: pageAt(page - 1), text: t('previous') } : undefined}
      next={hasNextPage ? { href: pageAt(page + 1), text: t('next') } : undefined}
    />
  );
};

const view = (frame: Frame, lateness: LatenessView): PageView => {
  const { language, now } = frame;
  const t = unitTexts(language);
  return {
    title: t('late.title'),
    body: (
      <>
        <p class="quiet">{shownText(now, language)}</p>
        {lateness.items.length > 0 && <p>{totalText({ frame, lateness })}</p>}
        <DataTable
          id="late"
          caption={t('late.caption')}
          columns={[
            t('late.duty'),
            t('late.reference'),
            t('late.unit'),
            t('late.how'),
            t('late.rule'),
          ]}
          rows={lateness.items.map((duty, n) => ({ key: n, cells: cellsOf(frame, duty) }))}
          empty={t('late.empty')}
        />
        <Pages frame={frame} lateness={lateness} />
      </>
    ),
  };
};

/** `/forseningar`: what is late, where and by which rule; no name, and no word of a case. */
export const latenessPage = pageRoute({
  path,
  request: {
    query: z.object({ sida: z.coerce.number().int().min(1).max(1_000).default(1).catch(1) }),
  },
  read: ({ deps, call, input: { query } }) => viewLateness(deps, call, query.sida),
  view,
});
