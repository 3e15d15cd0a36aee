import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import {
  processNames,
  readingsOf,
  variables,
  type Variable,
} from '../platform/configuration-table.ts';

const documentPath = new URL('../docs/configuration.md', import.meta.url);

const neededBy = (name: string): string =>
  processNames
    .flatMap((process) =>
      readingsOf(process)
        .filter((reading) => reading.name === name)
        .map(({ optional }) => (optional ? `${process} (optional)` : process)),
    )
    .join(', ');

const defaultsOf = ({ default: usual, defaultOf = {} }: Variable): string => {
  const others = Object.entries(defaultOf).map(([process, value]) => `${process}: \`${value}\``);
  return [usual === undefined ? '–' : `\`${usual}\``, ...others].join('; ');
};

const row = ([name, variable]: readonly [string, Variable]): string =>
  [
    `\`${name}\``,
    variable.meaning,
    defaultsOf(variable),
    neededBy(name),
    variable.secret ? 'yes' : 'no',
  ].join(' | ');

/** Variables that `@temporalio/envconfig` reads in the worker; they are not in our own table. */
const temporalRows = [
  ['TEMPORAL_TLS', '`true` turns TLS on without further settings.', 'no'],
  [
    'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
    'Certificate authority the server is checked against.',
    'no',
  ],
  ['TEMPORAL_TLS_SERVER_CA_CERT_DATA', 'The same as PEM text.', 'no'],
  ['TEMPORAL_TLS_SERVER_NAME', 'Name the server certificate must carry.', 'no'],
  ['TEMPORAL_TLS_CLIENT_CERT_PATH', "The worker's own certificate, for mutual TLS.", 'no'],
  ['TEMPORAL_TLS_CLIENT_CERT_DATA', 'The same as PEM text.', 'no'],
  ['TEMPORAL_TLS_CLIENT_KEY_PATH', 'Its private key.', 'no'],
  ['TEMPORAL_TLS_CLIENT_KEY_DATA', 'The same as PEM text.', 'yes'],
  ['TEMPORAL_API_KEY', 'Bearer key of a Temporal service that asks for one.', 'yes'],
].map(([name, meaning, secret]) => `\`${name}\` | ${meaning} | ${secret}`);

/** The whole of `docs/configuration.md`, formatted. */
export async function configurationDocument(): Promise<string> {
  const text = [
    '# Configuration',
    'Made from `platform/configuration-table.ts` by `scripts/write-configuration-doc.ts`; a test compares them. Each process reads its environment once, at start, and names everything that is missing or wrong in one message. An empty variable counts as not set. In a default, `{NAME}` stands for the value of that variable.',
    'Name | Meaning | Default | Needed by | Secret\n--- | --- | --- | --- | ---\n' +
      Object.entries<Variable>(variables).map(row).join('\n'),
    '## Temporal over TLS',
    'The worker also reads the standard variables of `@temporalio/envconfig`:',
    'Name | Meaning | Secret\n--- | --- | ---\n' + temporalRows.join('\n'),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(documentPath)), parser: 'markdown' });
}

if (import.meta.main) await writeFile(documentPath, await configurationDocument());
