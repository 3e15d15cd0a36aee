import { z } from 'zod';
import type { JSX } from 'preact';
import {
  viewPersonLooks,
  type LookRow,
  type PersonLooks,
} from '../../../../services/trail/person-looks.ts';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { FilterForm } from '../../../../templates/components/filter-form.tsx';
import { trailTexts } from '../../../../templates/messages/pages/trail.ts';
import { statedId } from '../../../routes/schemas.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { What, When } from '../cells.tsx';
import { dayFields, dayProblems, daysAsked, daysInFull, daysQuery, daysShown } from '../days.ts';
import { OlderPages, placeQuery } from '../older-pages.tsx';
import { addressOf, auditedPath, auditPath, looksPath } from '../paths.ts';
import { functionText } from '../row-words.ts';

const query = z.object({ ...daysQuery, ...placeQuery });
type Address = z.output<typeof query>;
type Model = { readonly looks: PersonLooks; readonly address: Address };
type Of = { readonly frame: Frame; readonly model: Model };

const rowsOnPage = 50;

const Reports = ({ frame, row }: { readonly frame: Frame; readonly row: LookRow }): JSX.Element => {
  if (row.reports.length === 0) return <>{trailTexts(frame.language)('looks.none')}</>;
  return (
    <ul class="plain-list">
      {row.reports.map(({ id, reference }) => (
        <li key={id}>
          <a href={auditedPath(id)}>{reference}</a>
        </li>
      ))}
    </ul>
  );
};

const Looks = ({ frame, model }: Of): JSX.Element => {
  const t = trailTexts(frame.language);
  return (
    <DataTable
      id="looks"
      caption={t('looks.caption')}
      columns={[t('when'), t('who'), t('what'), t('looks.reports')]}
      rows={model.looks.items.map((row) => ({
        key: row.data.hash,
        cells: [
          <When key="when" frame={frame} row={row} />,
          functionText(frame.language, row.who),
          <What key="what" frame={frame} row={row} />,
          <Reports key="reports" frame={frame} row={row} />,
        ],
      }))}
      empty={t('looks.empty')}
    />
  );
};

const view = (frame: Frame, model: Model): PageView => {
  const { language } = frame;
  const t = trailTexts(language);
  const { looks, address } = model;
  const { personId, name, title } = looks.person;
  const path = looksPath(personId);
  const shown = daysShown(t, daysAsked(address), language);
  return {
    title: t('looks.title'),
    heading: t('looks.heading', { name: `${name}, ${title},` }),
    back: { href: auditPath, text: t('back') },
    problems: dayProblems(t, address),
    body: (
      <>
        <p>{t('looks.what')}</p>
        <FilterForm
          label={t('filter')}
          action={path}
          selects={[]}
          dates={dayFields(t, address, language)}
          submit={t('show')}
          shown={shown.length > 0 ? t('shown', { what: shown.join(', ') }) : undefined}
          clear={{ href: path, text: t('clear') }}
        />
        <Looks frame={frame} model={model} />
        <OlderPages frame={frame} path={path} address={address} next={looks.next} />
      </>
    ),
  };
};

/** `/granskning/personer/{p}`: what a person has seen, in which function and why. */
export const personLooksPage = pageRoute({
  path: looksPath(':personId'),
  request: { params: z.object({ personId: statedId }), query },
  leadsOn: ({ call, input }) => {
    const full = daysInFull(input.query, call.at);
    return full && addressOf(looksPath(input.params.personId), full);
  },
  read: async ({ deps, call, input: { params, query: address } }) => ({
    looks: await viewPersonLooks(deps, call, {
      ...params,
      ...daysAsked(address),
      page: { limit: rowsOnPage, after: address.efter },
    }),
    address,
  }),
  view,
});
