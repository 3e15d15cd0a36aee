import { contactOf } from '../../../../services/people/contact.ts';
import { homeOf } from '../../../kit/frame.ts';
import { openPage } from '../../../kit/page-route.ts';
import { startView } from './start-view.tsx';

/** `/`: where to go. Whoever is logged in is led on to where her function begins. */
export const startPage = openPage({
  path: '/',
  request: {},
  leadsOn: (visit) => (visit.is === 'here' ? homeOf(visit.actor.assignment.role) : undefined),
  read: ({ deps, clock, config, testPlaces }) => ({
    contacts: deps.directory.municipalities.map(({ id }) => contactOf(deps, id, clock.now())),
    publicOrigin: config.publicOrigin,
    temporalUiUrl: config.temporalUiUrl,
    testPlaces,
  }),
  view: startView,
});
