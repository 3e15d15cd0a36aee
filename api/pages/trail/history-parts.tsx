import type { JSX } from 'preact';
import {
  historyPage,
  type HistoryRow,
  type TrailView,
} from '../../../services/trail/view-trail.ts';
import { DataTable } from '../../../templates/components/data-table.tsx';
import { FilterForm } from '../../../templates/components/filter-form.tsx';
import { Pager } from '../../../templates/components/pager.tsx';
import { trailTexts } from '../../../templates/messages/pages/trail.ts';
import type { Frame } from '../../kit/frame.ts';
import { AsData, What, When, Who } from './cells.tsx';
import { dayFields, daysAsked, daysShown } from './days.ts';
import { whoSelects, whoShown } from './filter.ts';
import { historyAsked, partWords, type HistoryAddress } from './history.ts';
import { addressOf } from './paths.ts';

type Of = {
  readonly frame: Frame;
  readonly trail: TrailView;
  readonly address: HistoryAddress;
  /** Where the history stands, without what it is narrowed to. */
  readonly path: string;
};

/** Narrows a history to what was done, read or refused, by whom, where and when. */
export function HistoryFilter({ frame, trail, address, path }: Of): JSX.Element {
  const { language } = frame;
  const t = trailTexts(language);
  const { part } = historyAsked(address).filter;
  const shown = [
    ...(part === 'all' ? [] : [t(`part.${part}`)]),
    ...whoShown(trail.actors, address),
    ...daysShown(t, daysAsked(address), language),
  ];
  return (
    <FilterForm
      label={t('filter')}
      action={path}
      selects={[
        {
          name: 'visa',
          label: t('part'),
          value: partWords[part],
          options: trail.parts.map((one) => ({ value: partWords[one], label: t(`part.${one}`) })),
        },
        ...whoSelects(t, trail.actors, address),
      ]}
      dates={dayFields(t, address, language)}
      submit={t('show')}
      shown={shown.length > 0 ? t('shown', { what: shown.join(', ') }) : undefined}
      clear={{ href: path, text: t('clear') }}
    />
  );
}

type TableProps = {
  readonly frame: Frame;
  readonly rows: readonly HistoryRow[];
  readonly leadsOn?: boolean;
  /** Every event unfolded, for paper. */
  readonly open?: boolean;
};

/** Who did, saw and was refused what, in which function and why, the oldest first. */
export function HistoryTable({ frame, rows, leadsOn, open }: TableProps): JSX.Element {
  const t = trailTexts(frame.language);
  return (
    <DataTable
      id="history"
      caption={t('history.caption')}
      columns={[t('number'), t('when'), t('who'), t('what'), t('data')]}
      rows={rows.map((row) => ({
        key: `${row.number ?? 'list'} ${row.data.hash}`,
        cells: [
          row.number ?? '–',
          <When key="when" frame={frame} row={row} />,
          <Who key="who" frame={frame} row={row} leadsOn={leadsOn === true} />,
          <What key="what" frame={frame} row={row} />,
          <AsData key="data" frame={frame} row={row} number={row.number} open={open} />,
        ],
      }))}
      empty={t('history.empty')}
    />
  );
}

/** @param props `limit`: rows on a page */
export function HistoryPages(props: Of & { readonly limit?: number }): JSX.Element | null {
  const { frame, trail, address, path, limit = historyPage } = props;
  const t = trailTexts(frame.language);
  const pages = Math.ceil(trail.total / limit);
  if (pages <= 1) return null;
  const { sida: page } = address;
  const to = (sida: number): string => addressOf(path, { ...address, sida });
  return (
    <Pager
      label={t('pages')}
      position={t('position', { page, pages })}
      previous={page > 1 ? { href: to(page - 1), text: t('previous') } : undefined}
      next={page < pages ? { href: to(page + 1), text: t('next') } : undefined}
    />
  );
}
