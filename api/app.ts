import express, { Router, type Express } from 'express';
import { NotFound } from '../domain/errors.ts';
import { answerLostReaders } from './kit/answer-page-errors.ts';
import { answerErrors } from './middleware/answer-errors.ts';
import { authenticate } from './middleware/authenticate.ts';
import { jsonBody } from './middleware/json-body.ts';
import { countRefused } from './middleware/quota.ts';
import { requestContext } from './middleware/request-context.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { pages } from './pages/pages.ts';
import { wayIn } from './pages/people/login/way-in.ts';
import type { ApiParts } from './parts.ts';
import { MethodNotAllowed } from './problems/errors.ts';
import type { Route } from './route.ts';
import { callerRoutes, publicRoutes } from './routes/all.ts';

const routerOf = (routes: readonly Route[], parts: ApiParts): Router => {
  const router = Router();
  for (const { method, path, handlers } of routes) router[method](path, handlers(parts));
  return router;
};

const takesOctets = ({ body }: Route): boolean => body === 'octets';
const takesJson = (route: Route): boolean => !takesOctets(route);

/**
 * Answers every other method on the paths of the routes with 405 and the methods allowed. Which
 * addresses there are anybody may read in the document, so no token or function is asked for first.
 */
const refuseOtherMethods = (routes: readonly Route[]): Router => {
  const router = Router();
  for (const [path, same] of Map.groupBy(routes, (route) => route.path)) {
    const allowed = same.flatMap(({ method }) =>
      method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
    );
    router.all(path, (req, _res, next) => {
      if (!allowed.includes(req.method)) throw new MethodNotAllowed(allowed);
      next();
    });
  }
  return router;
};

/**
 * Builds the API. A request passes what is registered here from top to bottom: everything above
 * `authenticate` is open to anybody.
 */
export function createApp(parts: ApiParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', parts.config.trustedProxies);

  app.use(requestContext(parts));
  app.use(securityHeaders(parts.config.publicOrigin));
  app.use(wayIn(parts));
  app.use(pages(parts));
  app.use(refuseOtherMethods([...publicRoutes, ...callerRoutes]));
  app.use(routerOf(publicRoutes, parts));
  app.use(authenticate(parts));
  app.use(routerOf(callerRoutes.filter(takesOctets), parts));
  app.use(jsonBody);
  app.use(routerOf(callerRoutes.filter(takesJson), parts));
  app.use(() => {
    throw new NotFound();
  });
  app.use(countRefused(parts));
  app.use(answerLostReaders(parts));
  app.use(answerErrors(parts.log));
  return app;
}
