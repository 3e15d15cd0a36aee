import type { JSX } from 'preact';
import { findWhereabouts } from '../../../../services/intake/whereabouts.ts';
import {
  forwardingTexts,
  type ForwardingKey,
} from '../../../../templates/messages/pages/forwarding-pages.ts';
import { refusalText } from '../../../../templates/messages/pages/refusals.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { Question } from '../../../kit/questions.tsx';
import { wordsIn, type TypedFields } from '../../../kit/typed-fields.ts';
import { whereabouts } from '../../../routes/intake/forwarding-routes.ts';
import { forwardingForm, type ForwardingFormView } from '../forwarding/forwarding-form.tsx';

const other = 'other';

const fields = {
  ground: {
    label: 'where.ground',
    is: 'choice',
    choices: {
      livesElsewhere: 'ground.livesElsewhere',
      placedByOther: 'ground.placedByOther',
      movedAway: 'ground.movedAway',
      here: 'ground.here',
    },
    refused: { any: 'where.ground.refused' },
  },
  municipality: {
    label: 'where.municipality',
    is: 'list',
    refused: { 'own-municipality': 'where.own', any: 'where.municipality.refused' },
  },
  'municipality.code': { label: 'where.code', refused: { 'own-municipality': 'where.own' } },
  'municipality.name': { label: 'where.name' },
  knownBy: { label: 'where.knownBy', is: 'words' },
} as const satisfies FieldTable<ForwardingKey>;

const choicesOf = ({ head, t }: ForwardingFormView) => [
  ...head.municipalities.map(({ code, name }) => ({ value: code, label: name })),
  { value: other, label: t('where.municipality.other') },
];

const WhereQuestions = (view: ForwardingFormView): JSX.Element => {
  const of = { t: view.t, form: view.form, table: fields };
  return (
    <>
      <Question {...of} name="ground" />
      <Question {...of} name="municipality" choices={choicesOf(view)} />
      <Question {...of} name="municipality.code" />
      <Question {...of} name="municipality.name" />
      <Question {...of} name="knownBy" />
    </>
  );
};

/** What the report itself suggests; a person decides. */
const Suggested = ({ head, frame, t }: ForwardingFormView): JSX.Element | null => {
  const { suggests, municipalities } = head;
  if (!suggests) return null;
  const say = forwardingTexts(frame.language);
  const why = t(`ground.${suggests.ground}`).toLowerCase();
  const { municipalityCode: code } = suggests;
  const municipality = municipalities.find((one) => one.code === code)?.name ?? code;
  return (
    <p>
      {municipality === null
        ? say('where.suggests', { why })
        : say('where.suggestsIn', { why, municipality })}
    </p>
  );
};

/** One that takes its reports here has the name that it has here, which the service knows. */
const municipalityIn = (typed: TypedFields): unknown => {
  const chosen = wordsIn(typed, 'municipality');
  const named = {
    code: wordsIn(typed, 'municipality.code'),
    name: wordsIn(typed, 'municipality.name'),
  };
  if (chosen !== undefined && chosen !== other) return { code: chosen, name: chosen };
  return named.code === undefined && named.name === undefined ? undefined : named;
};

/** `hemvist`: which municipality answers for the child (29 kap. SoL). */
export const whereaboutsPages = forwardingForm({
  suffix: 'hemvist',
  records: 'whereaboutsFound',
  title: 'where.title',
  lead: ['where.lead'],
  send: 'where.send',
  fields,
  above: Suggested,
  questions: WhereQuestions,
  // One finding that it is another municipality's stands until it is corrected.
  instead: ({ head, frame }) =>
    head.found === null || head.found.ground === 'here' ? undefined : (
      <p>{refusalText('already-found', frame.language)}</p>
    ),
  body: (typed) => {
    const { ground } = typed;
    const knownBy = wordsIn(typed, 'knownBy');
    return ground === 'here'
      ? { ground, knownBy }
      : { ground, municipality: municipalityIn(typed), knownBy };
  },
  placed: (field, typed) =>
    field === 'municipality.code' && wordsIn(typed, 'municipality') !== other
      ? 'municipality'
      : field,
  schema: whereabouts,
  perform: ({ deps, call, params }, body) => findWhereabouts(deps, call, params.reportId, body),
});
