import { describe, expect, it } from 'vitest';
import { newKeyPair } from '../../helpers/client-keys.ts';
import { unitIn } from '../../helpers/staff.ts';
import { readerOf, type Page, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';
import { standingIn } from '../standing.ts';
import { walkerOf } from '../walk.ts';

const pages = servedPages();
const keeper = 'forvaltare.degerfors';

const loggedIn = async (login = keeper): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));
const systemOf = async (login: string): Promise<string> => {
  const row = await pages.system.raw('api_client').where({ login }).first();
  return `/system/${row.id}`;
};
const seeded = () => systemOf('skolsystem.degerfors');

const send = async (path: string, answers: Readonly<Record<string, string>>): Promise<Page> => {
  const reader = await loggedIn();
  const sent = { ...standingIn((await reader.get(path)).html), ...answers };
  const { location, ...page } = await reader.post(path, sent);
  return location === undefined
    ? { ...page, location }
    : { ...(await reader.get(location)), location };
};

const addSystem = async (login: string): Promise<string> => {
  const unitId = unitIn('degerfors', 'school');
  const { location = '' } = await send('/system/nytt', { name: 'Elevsystemet', login, unitId });
  return location;
};
const register = async (path: string, jwk: object, expiresAt = '2027-11-16'): Promise<Page> =>
  send(`${path}/nycklar/ny`, { jwk: JSON.stringify(jwk), expiresAt });

describe('the systems that are let in', () => {
  it('stand with the school that each sends for, and the keys that it has', async () => {
    const { html } = await (await loggedIn()).get('/system');
    expect(html).toContain(`href="${await seeded()}"`);
    expect(html).toContain('Exempelskolan i Degerfors');
    expect(html).toContain('Återkalla nyckeln skolsystem.degerfors-1 för');
    expect(html).not.toContain('Kinda');
  });

  it.each(['larare', 'ifochef', 'socialchef', 'granskare'])(
    'are the administrator`s alone: %s is refused',
    async (who) => {
      const reader = await loggedIn(`${who}.degerfors`);
      for (const path of [
        '/system',
        '/system/nytt',
        await seeded(),
        '/forvaltning',
        '/kontroller',
      ]) {
        expect({ path, status: (await reader.get(path)).status }).toEqual({ path, status: 403 });
      }
    },
  );

  it('are joined by another, which then has no key yet', async () => {
    const path = await addSystem('elevsystem.degerfors');
    const { html } = await (await loggedIn()).get(path);
    expect(html).toContain('Systemet har ingen nyckel, och kan inte logga in.');
    expect((await (await loggedIn()).get('/system')).html).toContain('INGEN NYCKEL');
    const wrong = await send('/system/nytt', { name: '', login: 'å' });
    for (const words of ['Fyll i Systemets namn', 'Skriv inloggningen med', 'ett svar: Skola']) {
      expect(wrong.html).toContain(words);
    }
  });

  it('are no longer let in once that is said, and nothing more is changed of them', async () => {
    const path = await addSystem('gammalt.degerfors');
    const { html } = await send(`${path}/avsluta`, {});
    expect(html).toContain('Släpps inte in sedan');
    for (const below of ['/avsluta', '/nycklar/ny']) {
      expect((await (await loggedIn()).get(`${path}${below}`)).status).toBe(409);
    }
  });
});

describe('a key', () => {
  it('is registered beside those that there are, for two years at most', async () => {
    const path = await addSystem('nyckel.degerfors');
    const { publicJwk } = await newKeyPair();
    const far = await register(path, publicJwk, '2029-01-01');
    expect(far.html).toContain('Välj en dag som ligger högst två år framåt.');
    const { html } = await register(path, { ...publicJwk, kid: 'ny-1' });
    expect(html).toContain('ny nyckel');
    expect(html).toContain('ny-1');
    expect((await register(path, publicJwk)).html).toContain('Systemet har eller har haft');
  });

  it.each([
    ['a private one', { d: 'x' }, 'Det här är den privata delen'],
    ['another kind', { kty: 'RSA', n: 'x', e: 'AQAB' }, 'Klistra in en publik nyckel'],
  ])('is not taken: %s', async (_, jwk, says) => {
    const { publicJwk } = await newKeyPair();
    const path = await seeded();
    const { html } = await register(path, 'd' in jwk ? { ...publicJwk, ...jwk } : jwk);
    expect(html).toContain(says);
  });

  it('is never kept where it is private, whatever else is wrong with the form', async () => {
    const path = `${await seeded()}/nycklar/ny`;
    const { privateJwk } = await newKeyPair();
    const reader = await loggedIn();
    const secret = String(privateJwk.d);
    for (const jwk of [
      JSON.stringify(privateJwk),
      JSON.stringify(privateJwk).slice(0, -1),
      `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
    ]) {
      await reader.post(path, { jwk, expiresAt: 'nej' });
      expect((await reader.get(path)).html).not.toContain(secret);
      await reader.post(path, { _do: 'save', jwk });
      expect((await reader.get(path)).html).not.toContain(secret);
    }
  });

  it('that is no text of one is refused in words', async () => {
    const { html } = await send(`${await seeded()}/nycklar/ny`, { jwk: 'hej', expiresAt: '' });
    expect(html).toContain('Klistra in hela nyckeln');
    expect(html).toContain('Skriv datumet så här');
  });

  it('is revoked from the home page with three presses, over a page that says what it means', async () => {
    const path = await addSystem('byt.degerfors');
    await register(path, { ...(await newKeyPair()).publicJwk, kid: 'byt-1' });
    const walker = walkerOf(await loggedIn());
    const home = await walker.open('/forvaltning');
    expect(home.html).toContain('href="/system"');
    const list = await walker.open('/system');
    const [, to = ''] = /href="([^"]+)">Återkalla nyckeln byt-1 för/.exec(list.html) ?? [];
    const check = await walker.open(to);
    expect(check.html).toContain('Den registreras aldrig igen.');
    expect(check.html).toContain('Det är systemets enda nyckel som gäller.');
    const { html } = await walker.press({});
    expect(html).toContain('återkallad nyckel');
    expect(html).toMatch(/Återkallad måndag 16 november kl\./);
    const { pages: met, presses } = walker.walked();
    // The first page and the first press of these are the home page.
    expect({ met: met - 1, presses: presses - 1 }).toEqual({ met: 3, presses: 3 });
    expect((await (await loggedIn()).get(to)).status).toBe(409);
  });
});
