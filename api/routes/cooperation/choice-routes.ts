import { chooseForm } from '../../../services/cooperation/choose-form.ts';
import { handOn } from '../../../services/cooperation/follow-up.ts';
import { viewForms } from '../../../services/cooperation/forms-view.ts';
import { chooseAgain } from '../../../services/cooperation/lead.ts';
import { deedRoute, readRoute, type Route } from '../../route.ts';
import { deedExample, ids } from '../examples.ts';
import { deedAnswer, reportParams } from '../schemas.ts';
import { answerExample, choiceExample, formExample, summaryExample } from './examples.ts';
import { handOverParams } from './hand-over-routes.ts';
import { formChoice, formQuestion, formsView, handingOn, handOverAnswer } from './schemas.ts';

const located = ({ id }: { readonly id: string }): string => `/hand-overs/${id}`;

/** What leads to a hand-over: which forms fit, and the three who choose one. */
export const choiceRoutes: readonly Route[] = [
  readRoute({
    path: '/reports/:reportId/forms',
    operationId: 'readFittingForms',
    summary: 'Läs vilka samverkansformer som passar barnet',
    description:
      'Kommunens former efter ålder eller årskurs och behov, var och en med skäl, förutsättning och samtycke. Erbjuds aldrig i stället för en anmälan, och först efter en skyddsbedömning utan omedelbart behov. En människa väljer. Läsningen antecknas.',
    tag: 'cooperation',
    request: { params: reportParams, query: formQuestion },
    answer: formsView,
    example: {
      offered: true,
      because: null,
      child: { age: 11, schoolYear: 4 },
      forms: [
        {
          form: formExample,
          range: 'within',
          need: 'ask',
          asks: ['consent'],
          consenters: ['guardian1'],
          hasContact: true,
        },
      ],
      others: [],
      handOvers: [summaryExample],
    },
    read: (deps, call, { params, query: { schoolYear = null, need } }) =>
      viewForms(deps, call, params.reportId, { schoolYear, needs: need ? [need] : null }),
  }),
  deedRoute({
    path: '/reports/:reportId/hand-overs',
    operationId: 'chooseForm',
    summary: 'Välj en samverkansform och överlämna barnet dit',
    description:
      'Med samtycke från varje vårdnadshavare, och från 15 år den unge själv, som nämner formen och alla dess parter. Formens kontaktfunktion ser det som skrivs här och inget av anmälan. Tills den har tagit emot ligger ansvaret kvar.',
    tag: 'cooperation',
    request: { params: reportParams, body: formChoice },
    sent: choiceExample,
    answer: deedAnswer,
    example: { ...deedExample, id: ids.other },
    located,
    perform: (deps, call, { params, body }) => chooseForm(deps, call, params.reportId, body),
  }),
  deedRoute({
    path: '/hand-overs/:handOverId/choices',
    operationId: 'chooseFormAgain',
    summary: 'Välj en annan form när överlämningen har kommit tillbaka',
    description:
      'Avvisad eller obesvarad: handläggaren eller IFO-chefen väljer igen, med nya samtycken. Den nya formen får inte veta att en annan har frågats.',
    tag: 'cooperation',
    request: { params: handOverParams, body: formChoice },
    sent: choiceExample,
    answer: handOverAnswer,
    example: { ...answerExample, id: ids.report },
    located,
    perform: (deps, call, { params, body }) => chooseAgain(deps, call, params.handOverId, body),
  }),
  deedRoute({
    path: '/hand-overs/:handOverId/onward-hand-overs',
    operationId: 'handOn',
    summary: 'Överlämna vidare till en annan form',
    description:
      'Kontaktfunktionen, när barnet har vuxit ur formen eller passar bättre i en annan; med nya samtycken. Tas barnet inte emot går det tillbaka till handläggaren och IFO-chefen.',
    tag: 'cooperation',
    request: { params: handOverParams, body: handingOn },
    sent: { choice: choiceExample, note: 'Fyller tretton i vår.' },
    answer: handOverAnswer,
    example: { ...answerExample, id: ids.report },
    located,
    perform: (deps, call, { params, body }) => handOn(deps, call, params.handOverId, body),
  }),
];
