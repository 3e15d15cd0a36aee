import { parse } from 'yaml';
import { z } from 'zod';
import { read } from '../helpers/repository.ts';

const healthcheckShape = z.looseObject({
  test: z.array(z.string()).default([]),
  disable: z.boolean().default(false),
});
const serviceShape = z.looseObject({
  image: z.string().default('built'),
  build: z.looseObject({ dockerfile: z.string(), target: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  networks: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  healthcheck: healthcheckShape.default({ test: [], disable: false }),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const composeShape = z.looseObject({
  services: z.record(z.string(), serviceShape),
  networks: z.record(z.string(), z.looseObject({ internal: z.boolean().optional() }).nullable()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});
/** docker-compose.yml as it stands, anchors merged. */
export const composeFile: unknown = parse(read('docker-compose.yml'), { merge: true });
/** The parts of it that the tests look at. */
export const compose = composeShape.parse(composeFile);

export const services = Object.entries(compose.services).map(([name, parts]) => ({
  name,
  ...parts,
}));

export function service(wanted: string): (typeof services)[number] {
  const found = services.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no service ${wanted}`);
  return found;
}

/** Every variable that compose hands to a service. */
export const environment = services.flatMap(({ name, environment: values }) =>
  Object.entries(values).map(([variable, value]) => ({ name, variable, value })),
);
