import { describe, expect, it } from 'vitest';
import { staffOf, unitIn } from '../../helpers/staff.ts';
import { readerOf, type Page, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';
import { standingIn } from '../standing.ts';

const pages = servedPages();
const keeper = 'forvaltare.degerfors';
const nurse = 'skolskoterska.degerfors';

const loggedIn = async (login = keeper): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));
const idOf = async (login: string): Promise<string> => staffOf(pages.system).personId(login);
const pathOf = async (login: string, below = ''): Promise<string> =>
  `/personer/${await idOf(login)}${below}`;

/** Sends the form of a page as a browser does in which these answers were given. */
const send = async (path: string, answers: Readonly<Record<string, string>>): Promise<Page> => {
  const reader = await loggedIn();
  const sent = { ...standingIn((await reader.get(path)).html), ...answers };
  const { location = '', ...page } = await reader.post(path, sent);
  return location === '' ? { ...page, location } : { ...(await reader.get(location)), location };
};
const school = (role: string): string => `${role}@${unitIn('degerfors', 'school')}`;

describe('the people of a municipality', () => {
  it('stand in the order of their names, with the functions of each, and lead to her page', async () => {
    const { html } = await (await loggedIn()).get('/personer');
    expect(html).toContain(`href="${await pathOf(nurse)}"`);
    expect(html).toContain('skolsköterska, Exempelskolan i Degerfors');
    expect(html).not.toContain('Kinda');
  });

  it('are narrowed to a unit, and to those who have left', async () => {
    const unit = unitIn('degerfors', 'intake');
    const { html } = await (await loggedIn()).get(`/personer?enhet=${unit}`);
    expect(html).toContain('Visar: IFO mottagning Degerfors.');
    expect(html).not.toContain('skolsköterska,');
    const left = await (await loggedIn()).get('/personer?vilka=slutat');
    expect(left.html).toContain('Ingen stämmer med det du har valt.');
  });

  it.each(['larare', 'ifochef', 'socialchef', 'granskare'])(
    'are the administrator`s alone: %s is refused',
    async (who) => {
      const reader = await loggedIn(`${who}.degerfors`);
      const one = await pathOf(nurse);
      for (const path of ['/personer', '/personer/ny', one, `${one}/kontakt`]) {
        expect({ path, status: (await reader.get(path)).status }).toEqual({ path, status: 403 });
      }
    },
  );

  it('of another municipality are not there', async () => {
    expect((await (await loggedIn()).get(await pathOf('larare.kinda'))).status).toBe(404);
  });
});

describe('more of them than a page holds', () => {
  it('stand on several pages', async () => {
    await pages.system.raw.raw(
      `with people as (
         insert into person (id, subject, given_name, family_name, title)
         select gen_random_uuid(), 'more.' || n, 'Prov', 'Test', 'Lärare'
         from generate_series(1, 20) n returning id)
       insert into assignment (id, person_id, role, unit_id, organisation_id, municipality_id, valid_from)
       select gen_random_uuid(), people.id, 'teacher', u.id, u.organisation_id, u.municipality_id,
         '2026-01-01' from people, unit u where u.id = ?`,
      [unitIn('degerfors', 'school')],
    );
    const reader = await loggedIn();
    const first = await reader.get('/personer');
    expect(first.html).toContain('Sida 1 av 2');
    const [, next = ''] = /href="([^"]+)" rel="next"/.exec(first.html) ?? [];
    const second = await reader.get(next.replaceAll('&amp;', '&'));
    expect(second.html).toContain('Sida 2 av 2');
    await pages.system.raw.raw(
      `delete from assignment where person_id in (select id from person where subject like 'more.%')`,
    );
  });
});

describe('one of them', () => {
  it('is told with her functions from and to, and never with what she did', async () => {
    await pages.life.until('open');
    const { html } = await (await loggedIn()).get(await pathOf('ifochef.degerfors'));
    expect(html).toContain('<title>Person ');
    expect(html).toContain('IFO-chef, IFO mottagning Degerfors');
    expect(html).toContain('tills vidare');
    expect(html).not.toContain('ANM-');
  });

  it('is given a function from and to, which begins at once where no day is said', async () => {
    const path = await pathOf(nurse, '/funktioner/ny');
    const { location, html } = await send(path, { role: school('teacher'), to: '18/12' });
    expect(location).toBe(await pathOf(nurse));
    expect(html).toMatch(/Antecknat kl\. \d\d\.\d\d: ny funktion\./);
    expect(html).toContain('lärare, Exempelskolan i Degerfors');
    expect(html).toContain('fredag 18 december');
    const again = await send(path, { role: school('teacher') });
    expect(again.html).toContain('<title>Fel: ');
    expect(again.html).toContain('Personen har funktionen redan');
  });

  it.each([
    ['no function', { role: '' }, 'Välj ett svar: Funktion och enhet.'],
    ['a day that has passed', { role: 'x', from: '2026-11-01' }, 'Välj i dag eller en senare dag'],
    ['a day that is none', { role: 'x', from: 'snart' }, 'Skriv datumet så här'],
    ['an end before its beginning', { role: 'x', from: '20/12', to: '1/12' }, 'slutet ska komma'],
    ['somebody to step in for', { role: 'x', deputyFor: 'rektor' }, 'Bara den som är på en skola'],
    ['what officers alone may know', { role: 'y', needToKnow: 'on' }, 'bara för en socialsekr'],
  ])('is not given one with %s, which is said at its field', async (_, answers, says) => {
    const roles = { x: `auditor@${unitIn('degerfors', 'management')}`, y: school('kurator') };
    const role = roles[answers.role as 'x' | 'y'] ?? '';
    const path = await pathOf('kurator.degerfors', '/funktioner/ny');
    const { html } = await send(path, { ...answers, role });
    expect(html).toContain('<title>Fel: ');
    expect(html).toContain(says);
  });

  it('is given none by herself, and is not asked', async () => {
    const own = await pathOf(keeper);
    const reader = await loggedIn();
    expect((await reader.get(own)).html).not.toContain('Ge en funktion');
    const { status, html } = await reader.get(`${own}/funktioner/ny`);
    expect(status).toBe(403);
    expect(html).toContain('Ingen ger sig själv en funktion.');
  });

  it('loses a function on the day that is said, and the last administrator never', async () => {
    const { functionIds } = staffOf(pages.system);
    const [id = ''] = await functionIds('kurator.degerfors');
    const path = await pathOf('kurator.degerfors', `/funktioner/${id}/avsluta`);
    const { html } = await send(path, { to: '2026-11-20' });
    expect(html).toContain('avslutad funktion');
    expect(html).toContain('fredag 20 november');
    const [own = ''] = await functionIds(keeper);
    const last = await send(await pathOf(keeper, `/funktioner/${own}/avsluta`), {});
    expect([last.status, last.html]).toEqual([
      409,
      expect.stringContaining('Kommunen skulle stå utan systemförvaltare.'),
    ]);
  });

  it('is not asked again about a function that has ended', async () => {
    const { functionIds } = staffOf(pages.system);
    const [id = ''] = await functionIds('socialchef.degerfors');
    const path = await pathOf('socialchef.degerfors', `/funktioner/${id}/avsluta`);
    await send(path, {});
    const { status, html } = await (await loggedIn()).get(path);
    expect(status).toBe(409);
    expect(html).toContain('Funktionen har redan slutat.');
  });

  it('gets another name and telephone, which stand in the form to begin with', async () => {
    const path = await pathOf('rektor.degerfors', '/kontakt');
    const before = await (await loggedIn()).get(path);
    expect(before.html).toContain('value="031-390 06');
    const wrong = await send(path, { phone: 'växeln' });
    expect(wrong.html).toContain('Skriv telefonnumret så här: 031-390 06 00.');
    const { html } = await send(path, { title: 'Biträdande rektor', phone: '' });
    expect(html).toContain('ändrade kontaktuppgifter');
    expect(html).toContain('Biträdande rektor');
  });

  it('is logged out everywhere, and only while she is logged in', async () => {
    const path = await pathOf(nurse);
    const token = await pages.sessions.begin(nurse);
    expect((await (await loggedIn()).get(path)).html).toContain('inloggad på ett ställe');
    const form = (await (await loggedIn()).get(`${path}/logga-ut`)).html;
    expect(form).not.toContain('Spara så länge');
    const { html } = await send(`${path}/logga-ut`, {});
    expect(html).toContain('utloggning');
    expect((await pages.sessions.visit(token)).is).toBe('ended');
    expect((await (await loggedIn()).get(`${path}/logga-ut`)).status).toBe(409);
  });
});

describe('somebody new', () => {
  const whole = {
    givenName: 'Sigrid',
    familyName: 'Prov',
    title: 'Lärare',
    login: 'sigrid.prov',
    email: '',
  };

  it('is added with her first function, and can be found at once', async () => {
    const { html, location } = await send('/personer/ny', {
      ...whole,
      'function.role': school('teacher'),
    });
    expect(location).toMatch(/^\/personer\/[0-9a-f-]{36}$/);
    expect(html).toContain('<h1>Sigrid Prov</h1>');
    expect(html).toContain('ny person');
  });

  it('is asked for all that is missing at once, each at its field', async () => {
    const { html } = await send('/personer/ny', { login: 'å ä', email: 'nej' });
    for (const words of [
      'Fyll i Förnamn.',
      'Fyll i Efternamn.',
      'Fyll i Titel.',
      'Skriv inloggningen utan mellanslag',
      'Skriv e-postadressen så här',
      'Välj ett svar: Funktion och enhet.',
    ]) {
      expect(html).toContain(words);
    }
  });

  it('has no login that is somebody`s already', async () => {
    const login = 'larare.kinda';
    const answers = { ...whole, login, 'function.role': school('teacher') };
    expect((await send('/personer/ny', answers)).html).toContain('Inloggningen hör redan till');
  });
});
