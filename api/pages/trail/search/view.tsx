import type { JSX } from 'preact';
import type { FoundEvents, FoundRow } from '../../../../services/trail/search-trail.ts';
import type { SearchChoices } from '../../../../services/trail/trail-choices.ts';
import { Button, Buttons } from '../../../../templates/components/buttons.tsx';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { FilterForm } from '../../../../templates/components/filter-form.tsx';
import { TextField } from '../../../../templates/components/text-field.tsx';
import { eventTexts } from '../../../../templates/messages/pages/event-words.ts';
import { trailTexts } from '../../../../templates/messages/pages/trail.ts';
import type { Language } from '../../../../templates/messages/texts.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { What, When, Who } from '../cells.tsx';
import { dayFields, dayProblems, daysShown } from '../days.ts';
import { whoSelects, whoShown } from '../filter.ts';
import { OlderPages } from '../older-pages.tsx';
import { auditedPath, auditPath } from '../paths.ts';
import { eventKinds, type SearchAddress } from './query.ts';

export type SearchModel = {
  readonly choices: SearchChoices;
  readonly address: SearchAddress;
  /** Undefined before anything is searched for. */
  readonly found: FoundEvents | undefined;
  /** A reference that nobody's report has, as it was typed. */
  readonly missing?: string | undefined;
};
type Of = { readonly frame: Frame; readonly model: SearchModel };

const Find = ({ frame, model: { missing } }: Of): JSX.Element => {
  const t = trailTexts(frame.language);
  return (
    <section>
      <h2>{t('find')}</h2>
      <form id="form" method="post" action={auditPath}>
        <TextField
          name="referens"
          label={t('find.reference')}
          hint={t('find.hint')}
          value={missing}
          problem={missing === undefined ? undefined : t('find.none')}
        />
        <Buttons>
          <Button text={t('find.send')} />
        </Buttons>
      </form>
    </section>
  );
};

const byWords = (language: Language) => {
  const words = eventTexts(language);
  return eventKinds
    .map((kind) => ({ value: kind, label: words(`event.${kind}`) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
};

const shownText = ({ frame, model: { found, choices, address } }: Of): string | undefined => {
  const { language } = frame;
  const t = trailTexts(language);
  if (!found) return undefined;
  const { people, units } = choices;
  const shown = [
    ...whoShown({ people: people ?? [], units }, address),
    ...(address.slag ? [eventTexts(language)(`event.${address.slag}`)] : []),
    ...daysShown(t, { from: found.days.from, to: found.days.to }, language),
  ];
  return shown.length > 0 ? t('shown', { what: shown.join(', ') }) : undefined;
};

const Search = ({ frame, model }: Of): JSX.Element => {
  const { language } = frame;
  const t = trailTexts(language);
  const { choices, address } = model;
  const { people, units } = choices;
  const who = whoSelects(t, { people: people ?? [], units }, address);
  return (
    <section>
      <h2>{t('search')}</h2>
      <p>{t('search.what')}</p>
      {people === null && <p>{t('search.tooMany')}</p>}
      <FilterForm
        label={t('search')}
        action={auditPath}
        selects={[
          ...who.filter(({ name }) => name !== 'person' || people !== null),
          {
            name: 'slag',
            label: t('kind'),
            blank: t('kind.all'),
            value: address.slag,
            options: byWords(language),
          },
        ]}
        dates={dayFields(t, address, language)}
        hidden={{ sok: 'ja' }}
        submit={t('search.send')}
        shown={shownText({ frame, model })}
        clear={{ href: auditPath, text: t('clear') }}
      />
    </section>
  );
};

const Where = ({ frame, row }: { readonly frame: Frame; readonly row: FoundRow }): JSX.Element =>
  row.reference === null ? (
    <>{trailTexts(frame.language)('search.notReport')}</>
  ) : (
    <a href={auditedPath(row.streamId)}>{row.reference}</a>
  );

const Found = ({ frame, found }: { readonly frame: Frame; readonly found: FoundEvents }) => {
  const t = trailTexts(frame.language);
  return (
    <DataTable
      id="found"
      caption={t('search.caption')}
      columns={[t('when'), t('who'), t('what'), t('search.where')]}
      rows={found.items.map((row) => ({
        key: row.data.hash,
        cells: [
          <When key="when" frame={frame} row={row} />,
          <Who key="who" frame={frame} row={row} leadsOn />,
          <What key="what" frame={frame} row={row} />,
          <Where key="where" frame={frame} row={row} />,
        ],
      }))}
      empty={t('search.empty')}
    />
  );
};

/** Where the auditor begins: a report by its reference, or the whole trail by who, where, when and what. */
export function searchView(frame: Frame, model: SearchModel): PageView {
  const t = trailTexts(frame.language);
  const { address, found, missing } = model;
  const unfound = missing === undefined ? [] : [{ field: 'referens', text: t('find.none') }];
  return {
    title: t('title'),
    problems: [...unfound, ...dayProblems(t, address)],
    body: (
      <>
        <Find frame={frame} model={model} />
        <Search frame={frame} model={model} />
        {found && <Found frame={frame} found={found} />}
        {found && <OlderPages frame={frame} path={auditPath} address={address} next={found.next} />}
      </>
    ),
  };
}
