import { NoToken } from './access-token.ts';
import { findRunRecord } from './run-records.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export const dataFolderIn = (env: Environment): string => env['ANMALAN_DATA'] || '.anmalan';

type Part = { readonly variable: string; readonly process: string };

/** Where a part of the running system listens: as stated, else as it left word of itself. */
export const addressOf = async (env: Environment, part: Part): Promise<string> => {
  const stated = env[part.variable];
  if (stated) return stated.replace(/\/+$/, '');
  const record = await findRunRecord(dataFolderIn(env), part.process);
  if (record) return `http://127.0.0.1:${record.port}`;
  throw new NoToken(
    `no ${part.process} runs here: start the system (npm start) or set ${part.variable}`,
  );
};

export const apiAddress = (env: Environment, variable = 'PUBLIC_ORIGIN'): Promise<string> =>
  addressOf(env, { variable, process: 'api' });

export const issuerAddress = (env: Environment): Promise<string> =>
  addressOf(env, { variable: 'OIDC_ISSUER', process: 'identity-provider' });
