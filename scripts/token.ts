import { clientToken, NoToken, personToken } from './access-token.ts';
import { apiAddress, dataFolderIn, issuerAddress } from './running-system.ts';
import { seedClients, seedPeople } from './seed/people.ts';

/** `npm run -s token -- <login>`: prints an access token of a seeded person or client. */

const allLogins = [...seedPeople, ...seedClients].map(({ login }) => login);

const tokenOf = async (env: NodeJS.ProcessEnv, login: string): Promise<string> => {
  if (seedClients.some((client) => client.login === login)) {
    return clientToken({
      origin: apiAddress(env),
      dataFolder: dataFolderIn(env),
      login,
    });
  }
  if (seedPeople.some((person) => person.login === login)) {
    return personToken(issuerAddress(env), login);
  }
  const reason =
    login === '' ? 'say whose token: npm run -s token -- <login>' : `unknown login ${login}`;
  throw new NoToken([`${reason}. There are:`, ...allLogins].join('\n  '));
};

try {
  console.log(await tokenOf(process.env, process.argv[2] ?? ''));
} catch (error) {
  if (!(error instanceof NoToken)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
