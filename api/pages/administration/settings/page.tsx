import type { JSX } from 'preact';
import type { SettingLine } from '../../../../domain/settings/setting-line.ts';
import {
  viewSettingsTable,
  type SettingsTable,
} from '../../../../services/people/settings-table.ts';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { Definitions } from '../../../../templates/components/definitions.tsx';
import { Tag } from '../../../../templates/components/tag.tsx';
import { settingsTexts } from '../../../../templates/messages/pages/settings.ts';
import { fullDateText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { settingsPath } from '../paths.ts';
import { backTo } from '../back.ts';
import { boundText, settingName, Value } from './value-words.tsx';

type Of = { readonly frame: Frame; readonly table: SettingsTable };

const Head = ({ frame, table }: Of): JSX.Element => {
  const { language } = frame;
  const t = settingsTexts(language);
  const { name, code, version, validFrom, validTo, approvedBy, source } = table;
  return (
    <Definitions
      items={[
        { term: t('municipality'), answer: t('municipality.is', { name, code }) },
        { term: t('version'), answer: version },
        { term: t('validFrom'), answer: fullDateText(validFrom, language) },
        {
          term: t('validTo'),
          answer: validTo === null ? t('validTo.none') : fullDateText(validTo, language),
        },
        { term: t('approvedBy'), answer: approvedBy },
        { term: t('source'), answer: source },
      ]}
    />
  );
};

const From = ({ frame, line }: { readonly frame: Frame; readonly line: SettingLine }) => {
  const t = settingsTexts(frame.language);
  if (line.assumed) return <Tag kind="danger" text={t('assumed')} />;
  return <>{line.source ?? t('source.default')}</>;
};

const view = (frame: Frame, table: SettingsTable): PageView => {
  const t = settingsTexts(frame.language);
  return {
    title: t('title'),
    back: backTo(frame),
    body: (
      <>
        <p>{t('lead')}</p>
        <Head frame={frame} table={table} />
        {table.lines.some(({ assumed }) => assumed) && <p>{t('assumed.what')}</p>}
        <DataTable
          id="settings"
          caption={t('caption')}
          columns={[t('setting'), t('value'), t('default'), t('bound'), t('from')]}
          rows={table.lines.map((line) => ({
            key: line.key,
            cells: [
              settingName(frame, line.key),
              <Value key="value" frame={frame} value={line.value} />,
              <Value key="default" frame={frame} value={line.default} />,
              boundText(frame, line.bound),
              <From key="from" frame={frame} line={line} />,
            ],
          }))}
          empty={t('empty')}
        />
      </>
    ),
  };
};

/** `/installningar`: what the municipality has settled, how far it may go, and where that is from. */
export const settingsPage = pageRoute({
  path: settingsPath,
  request: {},
  read: ({ deps, call }) => viewSettingsTable(deps, call),
  view,
});
