import express, { Router, type RequestHandler } from 'express';
import { styleSheet } from '../../templates/components/style-sheet.ts';
import { styleSheetAddress } from '../../templates/components/layout.tsx';
import { script, scriptAddress } from '../../templates/components/script.ts';
import { answerPageErrors } from '../kit/answer-page-errors.ts';
import type { PageRoute } from '../kit/page-route.ts';
import { countRefused, countVisit } from '../middleware/quota.ts';
import { note } from '../middleware/request-context.ts';
import { sameOrigin } from '../middleware/same-origin.ts';
import { visit } from '../middleware/web-session.ts';
import type { ApiParts } from '../parts.ts';
import { MethodNotAllowed } from '../problems/errors.ts';
import { allPages } from './all.ts';

const assets = [
  { path: styleSheetAddress, type: 'css', body: styleSheet() },
  { path: scriptAddress, type: 'js', body: script() },
] as const;

/** As the log and the metrics call every asset, whose address is another in each version. */
const assetRoute = '/assets/:asset';

/** The addresses of the pages, as the log and the metrics call them. */
export const pagePaths: readonly string[] = [
  ...new Set([...allPages.map(({ path }) => path), assetRoute]),
];

/** An asset's address changes with its content, so that a browser may keep it for ever. */
const sendAsset =
  (parts: ApiParts, { type, body }: (typeof assets)[number]): RequestHandler =>
  async (req, res) => {
    note(res, 'route', assetRoute);
    await countVisit(parts, req, res);
    res.set('Cache-Control', 'public, max-age=31536000, immutable').type(type).send(body);
  };

const onlyBy =
  (allowed: readonly string[]): RequestHandler =>
  (req, _res, next) => {
    if (!allowed.includes(req.method)) throw new MethodNotAllowed(allowed);
    next();
  };

/** Text in a form grows when it is sent: each letter beyond ASCII takes six characters or more. */
const formBody = express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 1_500 });

const allowedAt = (same: readonly PageRoute[]): readonly string[] =>
  same.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST']));

/** What people open in a browser; all of it works without script. */
export function pages(parts: ApiParts): Router {
  const router = Router();
  for (const asset of assets) {
    router.all(asset.path, onlyBy(['GET', 'HEAD']), sendAsset(parts, asset));
  }
  for (const [path, same] of Map.groupBy(allPages, (route) => route.path)) {
    router.all(path, onlyBy(allowedAt(same)), sameOrigin(parts), visit(parts), formBody);
    for (const { method, handlers } of same) router[method](path, handlers(parts));
  }
  router.use(countRefused(parts), answerPageErrors(parts));
  return router;
}
