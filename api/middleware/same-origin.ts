import type { Request, RequestHandler } from 'express';
import { Forbidden } from '../../domain/errors.ts';
import type { ApiParts } from '../parts.ts';

const readingMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a browser says that the request comes from a page of ours. What a browser does not say at
 * all counts as no: a form that is posted always has one of the two.
 */
const isOurs = (req: Request, publicOrigin: string): boolean => {
  const site = req.get('Sec-Fetch-Site');
  return site === undefined ? req.get('Origin') === publicOrigin : site === 'same-origin';
};

/**
 * Makes the middleware that refuses what another site has somebody's browser do here: a cookie comes
 * along by itself. It stands in front of pages alone, since no browser adds a token by itself.
 *
 * @throws Forbidden `cross-site`
 */
export function sameOrigin({ config }: Pick<ApiParts, 'config'>): RequestHandler {
  return (req, _res, next) => {
    const isHarmless = readingMethods.includes(req.method) || isOurs(req, config.publicOrigin);
    if (!isHarmless) throw new Forbidden('cross-site', { rule: 'sameOrigin' });
    next();
  };
}
