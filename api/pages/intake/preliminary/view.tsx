import type { JSX } from 'preact';
import type { z } from 'zod';
import type { IntakeView } from '../../../../services/intake/intake-view.ts';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { caseTexts } from '../../../../templates/messages/pages/case.ts';
import { preliminaryTexts } from '../../../../templates/messages/pages/preliminary.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import type { intakeNote } from '../../../routes/intake/record-routes.ts';
import { casePath } from '../../case/case-path.ts';

type Note = z.output<typeof intakeNote> & { readonly id: string };
export type PreliminaryModel = {
  readonly id: string;
  readonly intake: IntakeView;
  readonly notes: readonly Note[];
};
type Of = { readonly frame: Frame; readonly model: PreliminaryModel };
type Rows = IntakeView['notSorted'];

const Statements = ({ frame, rows }: { frame: Frame; rows: Rows }): JSX.Element => {
  const t = preliminaryTexts(frame.language);
  if (rows.length === 0) return <p class="quiet">{t('rows.none')}</p>;
  return (
    <ul>
      {rows.map(({ row, what, sortedBy }) => (
        <li key={row}>
          {`${row}. ${what} `}
          <span class="quiet">{t(`sortedBy.${sortedBy}`)}</span>
        </li>
      ))}
    </ul>
  );
};

const Areas = ({ frame, model: { intake } }: Of): JSX.Element => {
  const t = preliminaryTexts(frame.language);
  const all = [
    ...intake.areas.map(({ area, text, rows }) => ({ key: area as string, text, rows })),
    { key: 'notSorted', text: t('notSorted'), rows: intake.notSorted },
  ];
  return (
    <section>
      <h2>{t('areas')}</h2>
      {all.map(({ key, text, rows }) => (
        <section key={key}>
          <h3>{text}</h3>
          <Statements frame={frame} rows={rows} />
        </section>
      ))}
    </section>
  );
};

/** Each view for itself, difficulties beside assets and unmerged. */
const Notes = ({ frame, model: { notes, intake } }: Of): JSX.Element => {
  const t = preliminaryTexts(frame.language);
  const names = new Map<string, string>(intake.areas.map(({ area, text }) => [area, text]));
  return (
    <section>
      <h2>{t('notes')}</h2>
      <DataTable
        id="notes"
        caption={t('notes')}
        columns={[t('note.source'), t('difficulties'), t('assets')]}
        rows={notes.map(({ id, source, area, difficulties, assets }) => ({
          key: id,
          cells: [
            t('said', { source, area: names.get(area) ?? t('notSorted') }),
            difficulties ?? t('nothing'),
            assets ?? t('nothing'),
          ],
        }))}
        empty={t('notes.none')}
      />
    </section>
  );
};

/** What protects before what puts at risk, on each level, and no sum of either. */
const Factors = ({ frame, model: { intake } }: Of): JSX.Element => {
  const t = preliminaryTexts(frame.language);
  const said = (all: IntakeView['levels'][number]['protective']): string =>
    all.map(({ text, source }) => t('factor.by', { text, source })).join(' ') || t('nothing');
  return (
    <section>
      <h2>{t('factors')}</h2>
      <DataTable
        id="factors"
        caption={t('factors')}
        columns={[t('factor.level'), t('protective'), t('risks')]}
        rows={intake.levels.map(({ level, protective, risks }) => ({
          key: level,
          cells: [t(`level.${level}`), said(protective), said(risks)],
        }))}
        empty={t('notes.none')}
      />
    </section>
  );
};

/** The preliminary assessment as it stands, and what can be recorded in it. */
export function preliminaryView(frame: Frame, model: PreliminaryModel): PageView {
  const t = preliminaryTexts(frame.language);
  const path = `${casePath(model.id)}/forhandsbedomning`;
  return {
    title: t('title'),
    back: { href: casePath(model.id), text: caseTexts(frame.language)('back') },
    body: (
      <>
        <p>{t('lead')}</p>
        <ul>
          <li>
            <a href={`${path}/anteckning`}>{t('do.note')}</a>
          </li>
          <li>
            <a href={`${path}/faktor`}>{t('do.factor')}</a>
          </li>
          <li>
            <a href={`${path}/sortera`}>{t('do.sort')}</a>
          </li>
        </ul>
        <Areas frame={frame} model={model} />
        <Notes frame={frame} model={model} />
        <Factors frame={frame} model={model} />
      </>
    ),
  };
}
