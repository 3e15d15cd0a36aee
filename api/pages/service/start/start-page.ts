import type { RequestHandler } from 'express';
import { renderStartPage } from './start-page-view.tsx';
import { note } from '../../../middleware/request-context.ts';
import type { ApiParts } from '../../../parts.ts';

/** The page at `/`: the same for everybody, so it is made once. */
export function startPage({ config, testPlaces }: ApiParts): RequestHandler {
  const { publicOrigin, temporalUiUrl } = config;
  const page = renderStartPage({ publicOrigin, temporalUiUrl, testPlaces });
  return (_req, res) => {
    note(res, 'route', '/');
    res.type('html').send(page);
  };
}
