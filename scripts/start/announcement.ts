import { seedClients, seedMunicipalities } from '../seed/people.ts';

/** The line that scripts wait for. */
export function readyLine(origin: string): string {
  return `ready ${origin}`;
}

/** What a person can do next, below the ready line. */
export function nextSteps(system: {
  readonly origin: string;
  readonly temporalUiUrl: string | undefined;
  readonly logFolder: string;
  /** Addresses at which API and worker serve their metrics. */
  readonly metrics: readonly string[];
}): readonly string[] {
  const [first, ...others] = seedMunicipalities;
  const people = (first?.organisations ?? []).flatMap(({ units }) =>
    units.flatMap((unit) => unit.people.map(({ login }) => login)),
  );
  const page = system.temporalUiUrl;
  return [
    '',
    `  API description   ${system.origin}/api/v1/openapi.json`,
    ...(page === undefined ? [] : [`  Temporal's page   ${page}`]),
    `  Metrics           ${system.metrics.join(', ')}`,
    `  Logs              ${system.logFolder}`,
    '',
    `  Test people       ${people.join(', ')}`,
    `                    and the same in ${others.map(({ slug }) => slug).join(', ')}`,
    `  Agency systems    ${seedClients.map(({ login }) => login).join(', ')}`,
    '',
    '  A token           npm run -s token -- larare.degerfors',
    '  A whole journey   npm run journey',
    '  Stop              Ctrl-C',
    '',
  ];
}
