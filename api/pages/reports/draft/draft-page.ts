import type { PageRoute } from '../../../kit/page-route.ts';
import { draftPath, type DraftPage } from './draft-declaration.ts';
import { saveDraftPage } from './save-draft-page.ts';
import { showDraftPage } from './show-draft-page.ts';

/** Makes the routes of one page of a report that is being written. */
export function draftPage<Key extends string, More>(
  page: DraftPage<Key, More>,
): readonly PageRoute[] {
  const path = draftPath(':draftId', page.segment);
  return [
    {
      method: 'get',
      path,
      handlers: (parts) => [(req, res) => showDraftPage({ page, parts, req, res })],
    },
    {
      method: 'post',
      path,
      handlers: (parts) => [(req, res) => saveDraftPage({ page, parts, req, res })],
    },
  ];
}
