import type { JSX } from 'preact';
import { z } from 'zod';
import {
  listStaff,
  listUnits,
  type HeldFunction,
  type StaffLine,
  type UnitChoice,
} from '../../../../services/people/staff.ts';
import type { Listed } from '../../../../services/acting/page.ts';
import { ButtonLink, Buttons } from '../../../../templates/components/buttons.tsx';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { FilterForm } from '../../../../templates/components/filter-form.tsx';
import { Tag } from '../../../../templates/components/tag.tsx';
import { eventTexts } from '../../../../templates/messages/pages/event-words.ts';
import { staffTexts } from '../../../../templates/messages/pages/staff.ts';
import type { Language } from '../../../../templates/messages/texts.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { backTo } from '../back.ts';
import { pageAsked, pageQuery, Pages } from '../pager.tsx';
import { peoplePath, personPath } from '../paths.ts';

const query = z.object({
  enhet: z.uuid().toLowerCase().optional().catch(undefined),
  vilka: z.enum(['har', 'slutat']).default('har').catch('har'),
  ...pageQuery,
});
type Address = z.output<typeof query>;
type Model = {
  readonly staff: Listed<StaffLine>;
  readonly units: readonly UnitChoice[];
  readonly address: Address;
};
type Of = { readonly frame: Frame; readonly model: Model };

/** A function by its name and its unit: *lärare, Exempelskolan*. */
export function functionText(
  language: Language,
  { role, unit }: Pick<HeldFunction, 'role' | 'unit'>,
): string {
  return `${eventTexts(language)(`role.${role}`)}, ${unit}`;
}

const Filter = ({ frame, model: { units, address } }: Of): JSX.Element => {
  const t = staffTexts(frame.language);
  const { enhet, vilka } = address;
  const shown = [
    ...units.filter(({ unitId }) => unitId === enhet).map(({ name }) => name),
    ...(vilka === 'slutat' ? [t('which.left')] : []),
  ];
  return (
    <FilterForm
      label={t('filter')}
      action={peoplePath}
      selects={[
        {
          name: 'enhet',
          label: t('unit'),
          blank: t('unit.all'),
          value: enhet,
          options: units.map(({ unitId, name }) => ({ value: unitId, label: name })),
        },
        {
          name: 'vilka',
          label: t('which'),
          value: vilka,
          options: [
            { value: 'har', label: t('which.here') },
            { value: 'slutat', label: t('which.left') },
          ],
        },
      ]}
      submit={t('show')}
      shown={shown.length > 0 ? t('shown', { what: shown.join(', ') }) : undefined}
      clear={{ href: peoplePath, text: t('clear') }}
    />
  );
};

const Name = ({ frame, line }: { readonly frame: Frame; readonly line: StaffLine }) => {
  const { personId, givenName, familyName, title, absent } = line;
  return (
    <>
      <a href={personPath(personId)}>{`${givenName} ${familyName}, ${title}`}</a>
      {absent && (
        <p>
          <Tag text={staffTexts(frame.language)('people.away')} />
        </p>
      )}
    </>
  );
};

const functionsOf = ({ language }: Frame, { functions }: StaffLine): string =>
  functions.map((held) => functionText(language, held)).join('; ') ||
  staffTexts(language)('people.noFunction');

const view = (frame: Frame, model: Model): PageView => {
  const t = staffTexts(frame.language);
  const { staff, address } = model;
  return {
    title: t('people'),
    back: backTo(frame),
    body: (
      <>
        <Buttons>
          <ButtonLink href={`${peoplePath}/ny`} text={t('people.add')} />
        </Buttons>
        <Filter frame={frame} model={model} />
        <DataTable
          id="people"
          caption={t('people.caption')}
          columns={[t('people.name'), t('people.functions'), t('people.reach')]}
          rows={staff.items.map((line) => ({
            key: line.personId,
            cells: [
              <Name key="name" frame={frame} line={line} />,
              functionsOf(frame, line),
              line.phone ?? t('person.none'),
            ],
          }))}
          empty={t('people.empty')}
        />
        <Pages frame={frame} path={peoplePath} address={address} total={staff.total} />
      </>
    ),
  };
};

/** `/personer`: who works in the municipality, and in which functions. */
export const peoplePage = pageRoute({
  path: peoplePath,
  request: { query },
  read: async ({ deps, call, input: { query: address } }) => ({
    staff: await listStaff(deps, call, {
      ...(address.enhet && { unitId: address.enhet }),
      left: address.vilka === 'slutat',
      ...pageAsked(address),
    }),
    units: await listUnits(deps, call),
    address,
  }),
  view,
});
