import { z } from 'zod';
import type { Route } from '../../route.ts';
import { opened } from '../schemas.ts';
import { documentPath } from './api-info.ts';
import { publicRoute } from './route.ts';

const openApi = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.looseObject({}),
});

/**
 * Makes the route of the API's own OpenAPI document.
 *
 * @param documentFor makes the document for an origin; it is called once per origin, and then the
 *   document is kept
 */
export function documentRoute(documentFor: (publicOrigin: string) => unknown): Route {
  const made = new Map<string, unknown>();
  return publicRoute({
    path: documentPath,
    operationId: 'readOpenApi',
    summary: 'Läs beskrivningen av API:et',
    description: 'OpenAPI 3.1, gjord av samma scheman som kontrollerar varje begäran och svar.',
    answer: opened(openApi),
    example: { openapi: '3.1.1', info: { title: 'Anmälan', version: '1.0.0' }, paths: {} },
    read: ({ config: { publicOrigin } }) => {
      const document = made.get(publicOrigin) ?? documentFor(publicOrigin);
      made.set(publicOrigin, document);
      return document;
    },
  });
}
