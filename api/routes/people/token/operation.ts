import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { tags } from '../../../operation.ts';
import { problemResponse } from '../../../problems/documented-problems.ts';
import { tokenSeconds } from './client-token.ts';
import { assertionType, grant, tokenAnswer, tokenForm, tokenRefusal } from './schemas.ts';

const example = (value: unknown) => ({ examples: { exempel: { value } } });

const refusedAs = (error: string): ZodOpenApiResponseObject => ({
  description: 'Fel enligt RFC 6749 §5.2',
  content: {
    'application/json': {
      schema: tokenRefusal,
      ...example({ error, error_description: 'The client assertion is not valid.' }),
    },
  },
});

/** The token endpoint in the API's document. */
export const tokenOperation: ZodOpenApiOperationObject = {
  operationId: 'issueToken',
  summary: 'Hämta en åtkomstbiljett för ett system',
  description:
    'OAuth 2.0 client credentials med private_key_jwt (RFC 7523): iss och sub är systemets inloggning, aud denna adress, exp högst fem minuter fram, jti används en gång.',
  tags: [tags.service],
  security: [],
  requestBody: {
    required: true,
    content: {
      'application/x-www-form-urlencoded': {
        schema: tokenForm,
        ...example({
          grant_type: grant,
          client_assertion_type: assertionType,
          client_assertion: 'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJza29sc3lzdGVtIn0.c2lnbmF0dXI',
        }),
      },
    },
  },
  responses: {
    '200': {
      description: 'En biljett som gäller i fem minuter',
      content: {
        'application/json': {
          schema: tokenAnswer,
          ...example({
            access_token: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJza29sc3lzdGVtIn0.c2lnbmF0dXI',
            token_type: 'Bearer',
            expires_in: tokenSeconds,
          }),
        },
      },
    },
    '400': refusedAs('invalid_request'),
    '401': refusedAs('invalid_client'),
    // What is refused before it could be read as OAuth is answered like everywhere else.
    '413': problemResponse('413'),
    '415': problemResponse('415'),
    default: problemResponse('default'),
    '429': problemResponse('429'),
  },
};
