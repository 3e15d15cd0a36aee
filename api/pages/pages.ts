import { readFileSync } from 'node:fs';
import { Router, type RequestHandler } from 'express';
import { countVisit } from '../middleware/quota.ts';
import { note } from '../middleware/request-context.ts';
import type { ApiParts } from '../parts.ts';
import { MethodNotAllowed } from '../problems/errors.ts';
import { startPage } from './service/start/start-page.ts';

const startPath = '/';
const stylesheetPath = '/assets/site.css';
/** The addresses of the pages, as the log and the metrics call them. */
export const pagePaths: readonly string[] = [startPath, stylesheetPath];

const stylesheet = readFileSync(
  new URL('../../templates/components/site.css', import.meta.url),
  'utf8',
);

/**
 * Sends the stylesheet. It holds no personal data, so unlike every other answer it may be cached,
 * for an hour.
 */
const sendStylesheet: RequestHandler = (_req, res) => {
  note(res, 'route', stylesheetPath);
  res.set('Cache-Control', 'public, max-age=3600').type('css').send(stylesheet);
};

const refuseOtherMethods: RequestHandler = () => {
  throw new MethodNotAllowed(['GET', 'HEAD']);
};

/** What people open in a browser; all of it works without script. */
export function pages(parts: ApiParts): Router {
  const router = Router();
  const counted: RequestHandler = async (req, res, next) => {
    await countVisit(parts, req, res);
    next();
  };
  router.route(startPath).get(counted, startPage(parts)).all(refuseOtherMethods);
  router.route(stylesheetPath).get(counted, sendStylesheet).all(refuseOtherMethods);
  return router;
}
