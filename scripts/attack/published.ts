import { expectStatus } from './reports.ts';
import type { Target } from './target.ts';

export type Json = Readonly<Record<string, unknown>>;

export type Operation = {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<Record<string, unknown>>;
};

export type Published = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
};

/** The API's own description, as it is served to whoever wants to build a client. */
export function published(target: Target): Promise<Published> {
  return target.once('published', async () => {
    const from = await target.newAddress();
    const path = '/api/v1/openapi.json';
    const answer = expectStatus(path, await target.ask({ method: 'GET', path, from }), 200);
    if (!('paths' in answer.body)) throw new Error(`${path} describes no paths`);
    return answer.body as unknown as Published;
  });
}

/** The statuses that the description names for an operation. */
export async function documented(
  target: Target,
  path: string,
  method: 'get' | 'post',
): Promise<readonly number[]> {
  const { responses = {} } = (await published(target)).paths[path]?.[method] ?? {};
  return Object.keys(responses).map(Number).filter(Number.isInteger);
}

/** Paths below a report that one reads, with nothing but the report's id in them. */
export async function partsOfReport(target: Target): Promise<readonly string[]> {
  const below = '/api/v1/reports/{reportId}';
  return Object.entries((await published(target)).paths)
    .filter(([path, methods]) => path.startsWith(below) && 'get' in methods)
    .map(([path]) => path.slice(below.length))
    .filter((rest) => !rest.includes('{'));
}
