import { NotFound } from '../../../../domain/errors.ts';
import { findByReference } from '../../../../services/reports/find-by-reference.ts';
import { searchTrail } from '../../../../services/trail/search-trail.ts';
import { viewSearchChoices } from '../../../../services/trail/trail-choices.ts';
import { findRoute } from '../../../kit/find-route.ts';
import { pageRoute } from '../../../kit/page-route.ts';
import { daysInFull } from '../days.ts';
import { addressOf, auditedPath, auditPath } from '../paths.ts';
import { isSearch, searchAsked, searchQuery } from './query.ts';
import { searchView } from './view.tsx';

const rowsOnPage = 50;
const nowhere = searchQuery.parse({});

/** `/granskning`: what the auditor follows. A reference is sent, and stands in no address. */
export const searchPages = [
  pageRoute({
    path: auditPath,
    request: { query: searchQuery },
    leadsOn: ({ call, input: { query } }) => {
      const full = daysInFull(query, call.at);
      return full && addressOf(auditPath, full);
    },
    read: async ({ deps, call, input: { query: address } }) => ({
      choices: await viewSearchChoices(deps, call, { unitId: address.enhet }),
      address,
      found: isSearch(address)
        ? await searchTrail(deps, call, searchAsked(address), {
            limit: rowsOnPage,
            after: address.efter,
          })
        : undefined,
    }),
    view: searchView,
  }),
  findRoute({
    path: auditPath,
    find: async ({ deps, call, fields }) => {
      try {
        const found = await findByReference(deps, call, fields['referens'] ?? '');
        return auditedPath(found.reportId);
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },
    read: async ({ deps, call, fields }) => ({
      choices: await viewSearchChoices(deps, call, {}),
      address: nowhere,
      found: undefined,
      missing: fields['referens'] ?? '',
    }),
    view: searchView,
  }),
];
