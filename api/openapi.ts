import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOverride,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { tags } from './operation.ts';
import type { Route } from './route.ts';
import { apiVersion } from './routes/service/api-info.ts';

const description = `Orosanmälan för ett barn, från skolan till socialtjänsten, utan att något steg tappas bort eller sker osett.

Skickad är mottagen. Varje handling är en POST som lägger till en händelse; ingenting ändras eller tas bort. Bara det som någon ännu skriver på, utkast och text i formulär, sparas om med PUT och kastas med DELETE, och ingen annan ser det. Varje POST bär en Idempotency-Key, så att det alltid går bra att skicka igen. Svaren bär en ETag, och If-Match hejdar den som handlar på gamla uppgifter. Fel är problemdokument (RFC 9457) med en fast kod i code. Tider är RFC 3339 i UTC. Inga personnummer står i adresser.

Begränsningar: innehåll högst 256 kB. En text i en anmälan eller en komplettering får vara så lång som hela innehållet, andra texter högst 20 000 tecken. Listor högst 50, sidor högst 50 per svar. Bilagor laddas upp för sig, del för del, högst 20 och 50 MB tillsammans, och nämns med sitt id i det de skickas med.

In English: reports of concern for a child. Every deed is a POST that records a fact under an Idempotency-Key, every error a problem document, and the limits are as above.`;

const info = {
  title: 'Anmälan',
  version: apiVersion,
  description,
  contact: {
    name: 'Kommunens systemförvaltare',
    url: 'https://example.se/',
    email: 'systemforvaltning@example.se',
  },
  license: {
    name: 'EUPL-1.2',
    url: 'https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12',
  },
  'x-sla': {
    availability: 'Dygnet runt; varje kommun avtalar sin egen nivå',
    responseTime: '99 % av anmälningarna tas emot inom 300 ms',
    support: 'Kommunens systemförvaltare, på vardagar',
  },
};

const pathOf = (route: Route): string => route.path.replaceAll(/:(\w+)/g, '{$1}');

const pathsOf = (routes: readonly Route[]): ZodOpenApiPathsObject => {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) (paths[pathOf(route)] ??= {})[route.method] = route.operation;
  return paths;
};

/**
 * A list that our own code may not change comes out as `readOnly`, which in OpenAPI means that a
 * client may not send it: generated clients would leave out the events, the guardians and whom the
 * author excluded.
 */
const withoutReadOnly: ZodOpenApiOverride = ({ jsonSchema }) => {
  delete jsonSchema.readOnly;
};

/**
 * The OpenAPI 3.1 document of the given routes. It is made of the declarations that the routes are
 * registered by, so the two cannot differ.
 */
export function openApiDocument(
  routes: readonly Route[],
  publicOrigin: string,
): ReturnType<typeof createDocument> {
  const declared: ZodOpenApiObject = {
    openapi: '3.1.1',
    info,
    servers: [{ url: publicOrigin }],
    tags: Object.values(tags).map((name) => ({ name })),
    security: [{ accessToken: [] }],
    paths: pathsOf(routes),
    components: {
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'Människor: biljett från kommunens inloggning (OpenID Connect, LOA 3) med iat, exp högst en timme senare och auth_time. System: biljett från /oauth/token.',
        },
      },
    },
  };
  return createDocument(declared, { override: withoutReadOnly });
}
