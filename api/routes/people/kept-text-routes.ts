import { z } from 'zod';
import { keptForms } from '../../../domain/people/kept-text.ts';
import { discardKeptText, keepText, viewKeptText } from '../../../services/people/kept-texts.ts';
import { forgettingRoute, savingRoute } from '../../kept-routes.ts';
import { readRoute, type Route } from '../../route.ts';
import { instants } from '../examples.ts';
import { instant, statedId, typedFields } from '../schemas.ts';

const keptText = z
  .object({
    savedAt: instant,
    keptUntil: instant.meta({ description: 'Då raderas texten, om den inte sparas igen' }),
    etag: z.int(),
  })
  .meta({ id: 'KeptText' });
const keptExample = {
  savedAt: instants.opened,
  keptUntil: '2026-11-24T07:58:02.000Z',
  etag: 1,
} as const;
const fieldsExample = { fields: { reasons: 'Är hos sin mormor i kväll.' } };

const place = z.object({
  form: z
    .enum(keptForms)
    .meta({ description: 'Formuläret, med namnet på den händelse som det antecknar' }),
  subjectId: statedId.meta({ description: 'Vad det gäller: en anmälan, en situation, en person' }),
});
const at = {
  path: '/kept-texts/:form/:subjectId',
  tag: 'own',
  request: { params: place },
} as const;

/** What somebody has typed in a form and not yet recorded; nobody else is shown it. */
export const keptTextRoutes: readonly Route[] = [
  readRoute({
    ...at,
    operationId: 'readKeptText',
    summary: 'Läs vad du har skrivit i ett formulär',
    description: 'Det som sparades senast, av dig själv. Ingen annans text finns.',
    answer: keptText.extend({ fields: typedFields }).meta({ id: 'TypedText' }),
    example: { ...keptExample, ...fieldsExample },
    read: (deps, call, { params }) => viewKeptText(deps, call, params),
  }),
  savingRoute({
    ...at,
    operationId: 'keepText',
    summary: 'Spara vad du har skrivit i ett formulär',
    description:
      'Sparas 24 timmar, i stället för det som sparades senast. Ingen annan ser det, och ingenting antecknas i ärendet.',
    request: { params: place, body: z.strictObject({ fields: typedFields }) },
    sent: fieldsExample,
    answer: keptText,
    example: keptExample,
    save: (deps, call, { params, body }) => keepText(deps, call, params, body.fields),
  }),
  forgettingRoute({
    ...at,
    operationId: 'discardKeptText',
    summary: 'Kasta vad du har skrivit i ett formulär',
    description: 'När det är antecknat, eller när du inte vill ha det kvar.',
    forget: (deps, call, { params }) => discardKeptText(deps, call, params),
  }),
];
