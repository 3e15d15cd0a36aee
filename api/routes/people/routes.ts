import { viewOwnSettings } from '../../../services/people/own-settings.ts';
import { viewMe } from '../../../services/people/me.ts';
import { listColleagues } from '../../../services/people/people.ts';
import { viewRoster } from '../../../services/people/roster.ts';
import { listDuties } from '../../../services/duties/list-duties.ts';
import { listReconciliations } from '../../../services/waking/reconciliation.ts';
import { readRoute, type Route } from '../../route.ts';
import { offsetOf, pageOf, pageQuery } from '../schemas.ts';
import {
  colleagueExample,
  dutyPageExample,
  meExample,
  reconciliationExample,
  rosterExample,
  settingsExample,
} from './examples.ts';
import { colleague, dutyPage, me, reconciliation, roster, settings } from './schemas.ts';

/**
 * What belongs to no single case: the caller's own page and duties, and the staff, settings and
 * counts of her municipality.
 */
export const ownRoutes: readonly Route[] = [
  readRoute({
    path: '/me',
    operationId: 'readMe',
    summary: 'Läs vem inloggningen är',
    description:
      'Person eller system, vilka funktioner en person kan handla i, och vilka uppgifter hon har fått bud om. Inget ord ur något ärende.',
    tag: 'own',
    request: {},
    answer: me,
    example: meExample,
    read: viewMe,
  }),
  readRoute({
    path: '/duties',
    operationId: 'listDuties',
    summary: 'Läs öppna skyldigheter',
    description:
      'Över alla ärenden, den som brådskar mest först: handläggarens egna, ledningens hela enhet. Inget ord ur något ärende.',
    tag: 'own',
    request: { query: pageQuery },
    answer: dutyPage,
    example: dutyPageExample,
    read: async (deps, call, { query }) => ({
      ...(await listDuties(deps, call, offsetOf(query))),
      ...query,
    }),
  }),
  readRoute({
    path: '/people',
    operationId: 'listPeople',
    summary: 'Läs kommunens personal',
    description:
      'För den som fördelar ärenden eller håller personalen: vilka funktioner som finns och vem som är frånvarande.',
    tag: 'own',
    request: { query: pageQuery },
    answer: pageOf(colleague),
    example: { items: [colleagueExample], total: 1, limit: 20, page: 1 },
    read: async (deps, call, { query }) => ({
      ...(await listColleagues(deps, call, offsetOf(query))),
      ...query,
    }),
  }),
  readRoute({
    path: '/roster',
    operationId: 'readRoster',
    summary: 'Läs vem som är i tjänst',
    description:
      'På den egna enheten, för systemförvaltaren på mottagningen: dagens tider, frånvaro, och vem som är på plats nu. Helgdagar och helgdagsaftnar är ingen i tjänst.',
    tag: 'own',
    request: {},
    answer: roster,
    example: rosterExample,
    read: viewRoster,
  }),
  readRoute({
    path: '/settings',
    operationId: 'readSettings',
    summary: 'Läs den egna kommunens inställningar',
    description: 'De som gäller i dag, med källa. Det som ingen källa säger står under assumed.',
    tag: 'own',
    request: {},
    answer: settings,
    example: settingsExample,
    read: viewOwnSettings,
  }),
  readRoute({
    path: '/reconciliations',
    operationId: 'listReconciliations',
    summary: 'Läs avstämningarna av skickat mot mottaget',
    description:
      'En per avsändare och dag, den senaste först, av räkningar som görs oberoende av varandra.',
    tag: 'own',
    request: { query: pageQuery },
    answer: pageOf(reconciliation),
    example: { items: [reconciliationExample], total: 1, limit: 20, page: 1 },
    read: async (deps, call, { query }) => ({
      ...(await listReconciliations(deps, call, offsetOf(query))),
      ...query,
    }),
  }),
];
