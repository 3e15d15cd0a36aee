import { judge, type Attack, type Family } from './attack.ts';
import { published, type Json, type Published } from './published.ts';

/** Members of a report whose loss would take a child's protection away. */
const protecting = [
  'events',
  'worry.kinds',
  'worry.suspected',
  'guardians',
  'siblings.list',
  'coSigning.exclude',
  'more.otherAgencies',
] as const;

const schemasOf = ({ paths }: Published): readonly (readonly [where: string, schema: Json])[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) =>
      Object.values(requestBody?.content ?? {}).map(
        ({ schema }) => [`${method} ${path}`, schema] as const,
      ),
    ),
  );

const named = ({ components }: Published, reference: string): Json =>
  components.schemas[reference.split('/').at(-1) ?? ''] ?? {};

/** Every place below a value that is called `name`; what is referred to is walked as well. */
const placesOf = (
  document: Published,
  name: string,
  value: unknown,
  seen = new Set<string>(),
): number => {
  if (typeof value !== 'object' || value === null) return 0;
  let found = 0;
  for (const [key, member] of Object.entries(value)) {
    if (key === name) found += 1;
    if (key === '$ref' && typeof member === 'string' && !seen.has(member)) {
      seen.add(member);
      found += placesOf(document, name, named(document, member), seen);
    }
    found += placesOf(document, name, member, seen);
  }
  return found;
};

const resolved = (document: Published, schema: Json | undefined): Json =>
  typeof schema?.['$ref'] === 'string' ? named(document, schema['$ref']) : (schema ?? {});

/** The schema of a member by its path of names. */
const memberOf = (document: Published, of: Json, path: string): Json | undefined =>
  path
    .split('.')
    .reduce<Json | undefined>(
      (at, name) =>
        (resolved(document, at)['properties'] as Readonly<Record<string, Json>> | undefined)?.[
          name
        ],
      of,
    );

const nothingIsReadOnly: Attack = {
  name: 'no request has a member that a generated client would leave out (readOnly)',
  try: async (target) => {
    const document = await published(target);
    const schemas = schemasOf(document);
    const held = schemas.filter(([, schema]) => placesOf(document, 'readOnly', schema) > 0);
    // Of a walk that finds no names, finding no `readOnly` would say nothing.
    const walked = schemas.some(([, schema]) => placesOf(document, 'coSigning', schema) > 0);
    return judge(
      ['requests', schemas.length > 20 ? 'many' : schemas.length, 'many'],
      ['with readOnly', held.map(([where]) => where), []],
      ['the walk goes through references', walked, true],
    );
  },
};

const protectingIsThere: Attack = {
  name: 'what protects the child stands in the contract of a report',
  try: async (target) => {
    const document = await published(target);
    const report = document.paths['/api/v1/reports']?.['post']?.requestBody?.content;
    const schema = report?.['application/json']?.schema ?? {};
    const lost = protecting.filter((path) => !memberOf(document, schema, path));
    return judge(
      ['missing', lost, []],
      [
        'a member that is none',
        memberOf(document, schema, 'worry.nothing') ?? 'missing',
        'missing',
      ],
    );
  },
};

/** The published contract drops nothing of the child's protection. */
export const contract: Family = {
  name: 'contract',
  attacks: [nothingIsReadOnly, protectingIsThere],
};
