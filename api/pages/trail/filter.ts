import type { ComponentProps } from 'preact';
import { z } from 'zod';
import type { TrailChoices } from '../../../services/trail/trail-choices.ts';
import type { FilterForm } from '../../../templates/components/filter-form.tsx';
import type { TrailText } from '../../../templates/messages/pages/trail.ts';

type Select = ComponentProps<typeof FilterForm>['selects'][number];

const id = z.uuid().toLowerCase().optional().catch(undefined);
/** A person and a unit in an address, by their ids; what is no choice is no wish. */
export const whoQuery = { person: id, enhet: id };
type WhoQuery = { readonly person?: string | undefined; readonly enhet?: string | undefined };

/** The lists to choose a person and a unit from. */
export function whoSelects(
  t: TrailText,
  { people, units }: TrailChoices,
  { person, enhet }: WhoQuery,
): readonly Select[] {
  return [
    {
      name: 'person',
      label: t('person'),
      blank: t('person.all'),
      value: person,
      options: people.map(({ personId, name, title }) => ({
        value: personId,
        label: `${name}, ${title}`,
      })),
    },
    {
      name: 'enhet',
      label: t('unit'),
      blank: t('unit.all'),
      value: enhet,
      options: units.map(({ unitId, name }) => ({ value: unitId, label: name })),
    },
  ];
}

/** Who and where, in words, for what is shown now. */
export function whoShown({ people, units }: TrailChoices, asked: WhoQuery): readonly string[] {
  return [
    ...people.filter(({ personId }) => personId === asked.person).map(({ name }) => name),
    ...units.filter(({ unitId }) => unitId === asked.enhet).map(({ name }) => name),
  ];
}
