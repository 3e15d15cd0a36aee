import { z } from 'zod';

/** The API's own version; its first number stands in every path. */
export const apiVersion = '1.0.0';
export const documentPath = '/api/v1/openapi.json';

/** The fields of the national REST API profile (Digg, VER.06). */
export const apiInfo = z.object({
  apiName: z.string(),
  apiVersion: z.string(),
  apiReleased: z.iso.date(),
  apiDocumentation: z.url(),
  apiStatus: z.enum(['alpha', 'beta', 'active', 'deprecated', 'retired']),
});

export function describeApi(publicOrigin: string): z.infer<typeof apiInfo> {
  return {
    apiName: 'Anmälan',
    apiVersion,
    apiReleased: '2026-11-22',
    apiDocumentation: `${publicOrigin}${documentPath}`,
    apiStatus: 'active',
  };
}
