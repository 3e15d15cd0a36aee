import { z } from 'zod';
import { viewPersonLooks } from '../../../services/trail/person-looks.ts';
import { searchTrail } from '../../../services/trail/search-trail.ts';
import { verifyTrail } from '../../../services/trail/verify-trail.ts';
import { readRoute, type Route } from '../../route.ts';
import { hash, ids, instants, reference } from '../examples.ts';
import { reportParams, statedId } from '../schemas.ts';
import { foundEvents, looksQuery, personLooks, search, verdict } from './schemas.ts';

const eventExample = {
  lane: 'receiver',
  n: 3,
  kind: 'contentRead',
  occurredAt: instants.opened,
  who: {
    is: 'person',
    personId: ids.person,
    name: 'Anna Exempel',
    title: 'Socialsekreterare',
    role: 'officer',
    unit: 'IFO mottagning Degerfors',
  },
  why: { action: 'report.readContent', detail: null, withoutAssignment: true },
  data: { bytes: '{"actor":…}', prevHash: hash, hash },
} as const;

/** What the auditor asks of the trail. */
export const trailRoutes: readonly Route[] = [
  readRoute({
    path: '/reports/:reportId/verdict',
    operationId: 'verifyHistory',
    summary: 'Kontrollera anmälans kedja av händelser',
    description:
      'För granskaren. Alla händelser i alla delar av kedjan räknas om från det som är sparat. Att något inte kunde läsas är varken helt eller brutet.',
    tag: 'audit',
    request: { params: reportParams },
    answer: verdict,
    example: { is: 'whole', events: 41, checked: 41, checkpoint: 'absent' },
    read: (deps, call, { params }) => verifyTrail(deps, call, params.reportId),
  }),
  readRoute({
    path: '/audit/events',
    operationId: 'searchTrail',
    summary: 'Sök i kommunens logg',
    description:
      'För granskaren: på referens, medarbetare, enhet, tid och slag av händelse, aldrig på barn. De senaste först. Utan referens, medarbetare, enhet eller första dag söks de senaste trettio dagarna. Sökningen står själv i loggen.',
    tag: 'audit',
    request: { query: search },
    answer: foundEvents,
    example: {
      items: [{ ...eventExample, streamId: ids.report, reference }],
      next: null,
      days: { from: '2026-10-24' },
    },
    read: (deps, call, { query: { limit, after, ...asked } }) =>
      searchTrail(deps, call, asked, { limit, after }),
  }),
  readRoute({
    path: '/audit/people/:personId/looks',
    operationId: 'viewPersonLooks',
    summary: 'Läs vad en medarbetare har sett',
    description:
      'För granskaren: anmälningar och listor, de senaste först, med när och varför. Läsningen står själv i loggen.',
    tag: 'audit',
    request: { params: z.object({ personId: statedId }), query: looksQuery },
    answer: personLooks,
    example: {
      person: { personId: ids.person, name: 'Anna Exempel', title: 'Socialsekreterare' },
      items: [{ ...eventExample, reports: [{ id: ids.report, reference }] }],
      next: null,
    },
    read: (deps, call, { params, query: { limit, after, ...days } }) =>
      viewPersonLooks(deps, call, { ...params, ...days, page: { limit, after } }),
  }),
];
