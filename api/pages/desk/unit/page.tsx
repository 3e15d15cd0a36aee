import type { JSX } from 'preact';
import type { Capped } from '../../../../services/desk/capped.ts';
import { viewUnit, type OfficerRow, type UnitView } from '../../../../services/desk/unit.ts';
import { Counters } from '../../../../templates/components/counters.tsx';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { Tag } from '../../../../templates/components/tag.tsx';
import { unitTexts, type UnitText } from '../../../../templates/messages/pages/unit.ts';
import { shownText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { workAddress } from '../work/query.ts';
import { workPath } from '../work/view.tsx';

const path = '/enheten';
const ofUnit = { vems: 'enheten' } as const;

/** What may be lacking, and the list behind each count. */
const lacking = {
  unopened: { ...ofUnit, lista: 'oppnade' },
  unassessed: { ...ofUnit, uppgift: 'assessProtection' },
  late: { ...ofUnit, lista: 'forsenade' },
  unassigned: { ...ofUnit, lista: 'utan-handlaggare' },
} as const;
type Lacking = keyof typeof lacking;
const names = Object.keys(lacking) as readonly Lacking[];

const counterText = (t: UnitText, name: Lacking, { count, more }: Capped): string =>
  more ? t(`${name}.many`) : t(name, { count });

const cellText = (t: UnitText, { count, more }: Capped): string =>
  more ? t('many') : String(count);

type RowOf = { readonly frame: Frame; readonly officer: OfficerRow };

const There = ({ frame, officer: { absent, onDuty } }: RowOf): JSX.Element => {
  const t = unitTexts(frame.language);
  if (absent) return <Tag text={t('there.absent')} />;
  return <>{t(onDuty ? 'there.now' : 'there.off')}</>;
};

const Officers = ({ frame, unit }: { readonly frame: Frame; readonly unit: UnitView }) => {
  const t = unitTexts(frame.language);
  return (
    <DataTable
      id="officers"
      caption={t('officers')}
      columns={[t('name'), t('there'), t('open'), t('week'), t('lateColumn')]}
      rows={unit.officers.map((officer) => ({
        key: officer.personId,
        cells: [
          `${officer.name}, ${officer.title}`,
          <There key="there" frame={frame} officer={officer} />,
          cellText(t, officer.openCases),
          cellText(t, officer.dueThisWeek),
          cellText(t, officer.late),
        ],
      }))}
      empty={t('officers.empty')}
    />
  );
};

const view = (frame: Frame, unit: UnitView): PageView => {
  const { language, now } = frame;
  const t = unitTexts(language);
  return {
    title: t('title'),
    heading: t('heading'),
    body: (
      <>
        <p class="quiet">
          {shownText(now, language)} <a href={path}>{t('refresh')}</a>
        </p>
        <Counters
          label={t('counters')}
          counters={names.map((name) => ({
            href: workAddress(workPath, lacking[name]),
            text: counterText(t, name, unit.counters[name]),
          }))}
        />
        <Officers frame={frame} unit={unit} />
        <section>
          <h2>{t('lists')}</h2>
          <ul class="deeds">
            <li>
              <a href={workPath}>{t('work')}</a>
            </li>
            <li>
              <a href="/anmalningar">{t('find')}</a>
            </li>
          </ul>
        </section>
      </>
    ),
  };
};

/** `/enheten`: what is lacking at the unit now, and how much each of its people has in hand. */
export const unitPage = pageRoute({
  path,
  request: {},
  read: ({ deps, call }) => viewUnit(deps, call),
  view,
});
