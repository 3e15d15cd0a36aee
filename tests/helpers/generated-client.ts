import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { generate } from 'orval';

type Sent = { readonly status: number; readonly data: unknown };

/** What the tests use of a client that a generator makes of the API's own document. */
export type GeneratedClient = {
  /** The body as the generated schema lets a client send it; what it does not know it leaves out. */
  readonly bodyOf: (report: unknown) => object;
  readonly sendReport: (
    body: object,
    options: { readonly headers: Readonly<Record<string, string>> },
  ) => Promise<Sent>;
};

const nodeModules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/**
 * Generates a client with orval, which takes `readOnly` at its word: such a member is in neither
 * the types nor the schemas of what a client sends.
 *
 * @param folder an empty one, for what is generated
 */
export async function generateClient(document: string, folder: string): Promise<GeneratedClient> {
  const target = join(folder, 'openapi.json');
  await writeFile(target, document);
  await symlink(nodeModules, join(folder, 'node_modules'));
  const common = { mode: 'single', baseUrl: { getBaseUrlFromSpecification: true } } as const;
  const place = (name: string): string => join(folder, name);
  for (const client of ['fetch', 'zod'] as const) {
    const output = { ...common, client, target: place(`${client}.ts`) };
    await generate({ input: { target }, output }, folder);
  }
  const load = async (name: string): Promise<Record<string, never>> =>
    (await import(pathToFileURL(place(name)).href)) as Record<string, never>;
  const { sendReport } = (await load('fetch.ts')) as unknown as GeneratedClient;
  const { SendReportBody } = (await load('zod.ts')) as unknown as {
    readonly SendReportBody: { readonly parse: GeneratedClient['bodyOf'] };
  };
  return { sendReport, bodyOf: (report) => SendReportBody.parse(report) };
}
