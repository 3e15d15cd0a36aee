import type { Request } from 'express';
import type { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { countVisit } from '../../middleware/quota.ts';
import { note } from '../../middleware/request-context.ts';
import { tags } from '../../operation.ts';
import type { ApiParts } from '../../parts.ts';
import { problemResponse } from '../../problems/documented-problems.ts';
import type { Route } from '../../route.ts';

type PublicRoute<R extends z.ZodType> = {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly answer: R;
  readonly example: z.input<R>;
  /**
   * Whether a balancer asks it to find out how the process is. A probe is never refused, because
   * that would take the process out of service.
   */
  readonly probe?: true;
  readonly read: (parts: ApiParts, req: Request) => Promise<z.input<R>> | z.input<R>;
};

const operationOf = <R extends z.ZodType>(route: PublicRoute<R>): ZodOpenApiOperationObject => ({
  operationId: route.operationId,
  summary: route.summary,
  description: route.description,
  tags: [tags.service],
  security: [],
  responses: {
    '200': {
      description: route.summary,
      content: {
        'application/json': {
          schema: route.answer,
          examples: { exempel: { value: route.example } },
        },
      },
    },
    ...(!route.probe && { '429': problemResponse('429') }),
    default: problemResponse('default'),
  },
});

/** Makes a route that anybody may ask without a token. It tells of the service, never of a case. */
export function publicRoute<R extends z.ZodType>(route: PublicRoute<R>): Route {
  return {
    method: 'get',
    path: route.path,
    operation: operationOf(route),
    handlers: (parts) => [
      async (req, res) => {
        note(res, 'route', route.path);
        if (!route.probe) await countVisit(parts, req, res);
        res.json(route.answer.parse(await route.read(parts, req)));
      },
    ],
  };
}
