import { describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../scripts/verify.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { refusal } from '../../helpers/refusals.ts';
import { meddleWith } from '../../helpers/meddling.ts';
import { readerOf, type Page, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';
import { walkerOf } from '../walk.ts';

const pages = servedPages();
const auditor = 'granskare.degerfors';
const leader = 'ifochef.degerfors';
const officer = 'socialsekreterare1.degerfors';
const other = 'socialsekreterare2.degerfors';

const loggedIn = async (login = auditor): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));
const read = async (login: string, id: string) =>
  viewContent(pages.system.deps, await pages.system.as(login), id);

/** A report that was opened, given away, seen in a list, read, and refused to somebody. */
const told = async (): Promise<{ readonly id: string; readonly reference: string }> => {
  const { id, reference } = await pages.life.until('open', 'assign');
  const page = { limit: 50, offset: 0 };
  await listReports(pages.system.deps, await pages.system.as(leader), page);
  await read(officer, id);
  await read(other, id);
  await refusal(read('socialchef.degerfors', id));
  return { id, reference };
};

const historyOf = async (id: string, query = ''): Promise<Page> =>
  (await loggedIn()).get(`/granskning/anmalningar/${id}${query}`);

/** The rows of the one table of a page, as a reader sees them: what is folded is left out. */
const rowsOf = ({ html }: Page): readonly string[] => {
  const [, body = ''] = /<tbody>([\s\S]*?)<\/tbody>/.exec(html) ?? [];
  return [...body.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    row
      .replaceAll(/<details>[\s\S]*?<\/details>/g, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
};

describe('the auditor', () => {
  it('comes from a reference to the verdict with one press, however the reference was typed', async () => {
    const { reference } = await told();
    const walker = walkerOf(await loggedIn());
    const home = await walker.open('/granskning');
    expect(home.html).toContain('Följ en anmälan');
    const { html } = await walker.press({ referens: ` ${reference.toLowerCase()} ` });
    expect(html).toMatch(
      /Kedjan är hel\.<\/strong> \d+ av \d+ händelser, kontrollerade i dag kl\./,
    );
    expect(html).toContain(`<h1>Historik för ${reference}</h1>`);
    const { pages: met, presses } = walker.walked();
    // The first page and the first press of these are the home page.
    expect({ met: met - 1, presses: presses - 1 }).toEqual({ met: 1, presses: 1 });
    expect(walker.at()).not.toContain(reference);
  });

  it('is told what to do about a reference that nobody has, and keeps what was typed', async () => {
    const { status, html } = await (await loggedIn()).post('/granskning', { referens: 'ANM-1' });
    expect(status).toBe(404);
    expect(html).toContain('<title>Fel: Granskning');
    expect(html).toContain('href="#referens"');
    expect(html).toContain('value="ANM-1"');
  });

  it.each(['larare', 'ifochef', 'socialsekreterare1', 'socialchef', 'forvaltare'])(
    'is alone with these pages: %s is refused',
    async (who) => {
      const { id } = await told();
      const reader = await loggedIn(`${who}.degerfors`);
      const person = await pages.system.actor(officer);
      const personId = person.is === 'person' ? person.personId : '';
      for (const path of ['', `/anmalningar/${id}`, `/personer/${personId}`]) {
        expect([403, 404]).toContain((await reader.get(`/granskning${path}`)).status);
      }
    },
  );

  it('of another municipality finds no such report', async () => {
    const { id, reference } = await told();
    const reader = await loggedIn('granskare.kinda');
    expect((await reader.get(`/granskning/anmalningar/${id}`)).status).toBe(404);
    expect((await reader.post('/granskning', { referens: reference })).status).toBe(404);
  });
});

describe('the history of a report', () => {
  it('says in each row who did what in which function, and why, and who saw it in a list', async () => {
    const { id } = await told();
    const rows = rowsOf(await historyOf(id));
    expect(rows.slice(0, 8)).toEqual([
      expect.stringMatching(
        /^1 måndag 16 november kl\. \d\d\.\d\d Karin Test , lärare, Exempelskolan i Degerfors Skickade anmälan$/,
      ),
      expect.stringContaining('Öppnade anmälan'),
      expect.stringContaining('Systemet, öppnande Antecknade att en människa har öppnat anmälan'),
      expect.stringContaining('Gav anmälan till en handläggare'),
      expect.stringMatching(/^– .* Läste en lista Syfte: se vad som ska göras\.$/),
      expect.stringContaining('Läste anmälan Syfte: läsa anmälans text.'),
      expect.stringMatching(/Läste anmälan Syfte: läsa anmälans text\. UTAN TILLDELNING$/),
      expect.stringContaining('Nekades: läsa anmälans text. Skäl: funktionen har inte den rätten.'),
    ]);
  });

  it('holds of each row the exact bytes and the hash of its event', async () => {
    const { id } = await told();
    const { html } = await historyOf(id);
    const events = await pages.system.raw('audit_event').where({ stream_id: id }).orderBy('seq');
    const escaped = (bytes: Buffer): string =>
      bytes.toString('utf8').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    for (const { bytes, hash } of events.slice(0, 5)) {
      expect(html.replaceAll('&quot;', '"')).toContain(escaped(bytes as Buffer));
      expect(html).toContain((hash as Buffer).toString('hex'));
    }
    expect(html).toContain('<summary>Rad 3 som data</summary>');
  });

  it.each([
    ['?visa=lasningar', ['Läste anmälan', 'Läste anmälan'], 'Visar: Läsningar.'],
    ['?visa=nekade', ['Nekades'], 'Visar: Nekade försök.'],
    ['?visa=listor', ['Läste en lista'], 'Visar: Listor.'],
    ['?fran=2026-11-17', [], 'Visar: från tisdag 17 november 2026.'],
  ])('is narrowed by %s and says to what', async (query, starts, shown) => {
    const { id } = await told();
    const page = await historyOf(id, query);
    const own = rowsOf(page).filter((row) => !row.includes('Läste historiken'));
    expect(own).toHaveLength(starts.length);
    for (const [n, words] of starts.entries()) expect(own[n]).toContain(words);
    expect(page.html).toContain(shown);
    expect(page.html).toContain('>Rensa</a>');
  });

  it('is narrowed to one person and one unit of those who act in it', async () => {
    const { id } = await told();
    const { html } = await historyOf(id);
    const [, personId = ''] = /<option value="([^"]+)">Anna Exempel, /.exec(html) ?? [];
    const rows = rowsOf(await historyOf(id, `?person=${personId}`));
    expect(rows).toEqual([expect.stringContaining('Anna Exempel')]);
    const [, unitId = ''] = /<option value="([^"]+)">Exempelskolan i Degerfors</.exec(html) ?? [];
    expect(rowsOf(await historyOf(id, `?enhet=${unitId}`))).toEqual([
      expect.stringContaining('Skickade anmälan'),
    ]);
    expect(html).not.toMatch(/<option[^>]*>Provskolan/);
  });

  it('takes a day however it is typed, and lets nothing else stand in its address', async () => {
    const { id } = await told();
    const path = `/granskning/anmalningar/${id}`;
    const led = async (fran: string) => (await historyOf(id, `?fran=${fran}`)).location;
    expect(await led('3/11')).toBe(`${path}?fran=2026-11-03&sida=1`);
    expect(await led('Kim+20150218-2395')).toBe(`${path}?fran=fel&sida=1`);
    const { html } = await historyOf(id, '?fran=fel');
    expect(html).toContain('<title>Fel: ');
    expect(html).toContain('Från och med: skriv datumet så här: 2026-12-03.');
  });

  it('that is long stands on several pages', async () => {
    const { id } = await pages.life.send();
    for (let n = 0; n < 101; n += 1) await refusal(read('socialchef.degerfors', id));
    const first = await historyOf(id);
    expect(rowsOf(first)).toHaveLength(100);
    expect(first.html).toContain('Sida 1 av 2');
    const [, next = ''] = /href="([^"]+)" rel="next"/.exec(first.html) ?? [];
    const second = await (await loggedIn()).get(next.replaceAll('&amp;', '&'));
    expect(second.html).toContain('Sida 2 av 2');
    expect(rowsOf(second)[0]).toMatch(/^101 /);
  });

  it('is printed unfolded, with the secrecy above it and who printed it', async () => {
    const { id } = await told();
    const { html } = await historyOf(id, '/utskrift');
    expect(html).toContain('Sekretess: 26 kap. 1 § OSL.');
    expect(html).toMatch(/Utskriven av [^,]+, i dag kl\. \d\d\.\d\d\./);
    expect(html).toContain('<details open>');
  });
});

describe('the verdict on a history', () => {
  it('is whole, with the count and the time, and that no witness outside the house is set up', async () => {
    const { id } = await told();
    const { html } = await historyOf(id);
    expect(html).toContain('data-state="whole"');
    expect(html).toContain('Vittne utanför huset: inget inställt.');
  });

  it('is broken at an event, in words, with the number to call', async () => {
    const { id } = await told();
    await meddleWith(
      pages.system.raw,
      `update audit_event set bytes = set_byte(bytes, 20, 33) where stream_id = :id and seq = 2`,
      id,
    );
    const { html } = await historyOf(id, '?visa=listor');
    expect(html).toContain(
      'Kedjan är bruten vid händelse 2:</strong> Innehållet stämmer inte med sin kontrollsumma.',
    );
    expect(html).toMatch(/Hämta dagens export och ring [\d -]+\./);
    expect(html).not.toContain('Kedjan är hel.');
  });

  it('is unknown when the events cannot be read, and never one of the others', async () => {
    const { id } = await told();
    await pages.system.raw.raw(`revoke select on audit_event from anmalan_app`);
    try {
      const { status, html } = await historyOf(id);
      expect(status).toBe(200);
      expect(html).toContain('Kedjan är okänd.</strong> Kunde inte kontrolleras just nu');
      expect(html).toContain('Händelserna kunde inte läsas just nu.');
      expect(html).not.toContain('Kedjan är hel.');
      expect(html).not.toContain('Kedjan är bruten');
    } finally {
      await pages.system.raw.raw(`grant select on audit_event to anmalan_app`);
    }
  });

  it('can be made by the auditor herself, from a file that is the complete history', async () => {
    const { id } = await told();
    const { html } = await historyOf(id, '/export');
    const verdict = verifyHistory(() => Buffer.from(html));
    expect(verdict).toMatchObject({ valid: true });
    expect(verdict.valid && verdict.lines[0]).toContain('the complete history');
    const { html: explained } = await (await loggedIn()).get('/granskning/kontrollera-sjalv');
    expect(explained).toContain('npm run verify -- historik-');
  });
});

describe('a search in the trail', () => {
  const search = async (query: string): Promise<Page> =>
    (await loggedIn()).get(`/granskning?sok=ja&${query}`);
  const personId = async (login: string): Promise<string> => {
    const actor = await pages.system.actor(login);
    return actor.is === 'person' ? actor.personId : '';
  };

  it('shows nothing before anything is searched for, and leaves no event', async () => {
    const events = async () => (await pages.system.raw('audit_event')).length;
    const before = await events();
    const page = await (await loggedIn()).get('/granskning');
    expect(rowsOf(page)).toEqual([]);
    expect(await events()).toBe(before);
  });

  it('finds by person, unit and kind, the newest first, and leads on to report and person', async () => {
    const { id, reference } = await told();
    pages.system.clock.advance({ minutes: 1 });
    await read(other, id);
    const person = await personId(other);
    const page = await search(`person=${person}&slag=contentRead`);
    const [newest = ''] = rowsOf(page);
    expect(newest).toContain('Läste anmälan');
    expect(newest).toContain(reference);
    expect(page.html).toContain(`href="/granskning/anmalningar/${id}"`);
    expect(page.html).toContain(`href="/granskning/personer/${person}"`);
  });

  it('says which days were searched where nothing else narrows it', async () => {
    const { html } = await search('slag=reportSent');
    expect(html).toContain('Visar: Skickade anmälan, från lördag 17 oktober 2026.');
  });

  it('goes on to what is older, without counting it', async () => {
    const { id } = await pages.life.send();
    for (let n = 0; n < 55; n += 1) {
      pages.system.clock.advance({ minutes: 1 });
      await refusal(read('socialchef.degerfors', id));
    }
    const first = await search('slag=attemptRefused');
    const [, next = ''] = /href="([^"]+)" rel="next"/.exec(first.html) ?? [];
    const second = await (await loggedIn()).get(next.replaceAll('&amp;', '&'));
    expect([rowsOf(first).length, rowsOf(second).length >= 5]).toEqual([50, true]);
    expect(rowsOf(first)).not.toContain(rowsOf(second)[0]);
  });

  it('lets a unit be chosen before the people where there are too many', async () => {
    const municipality = await pages.system
      .raw('municipality')
      .where({ slug: 'degerfors' })
      .first();
    await pages.system.raw.raw(
      `with people as (
         insert into person (id, subject, given_name, family_name, title)
         select gen_random_uuid(), 'many.' || n, 'Prov', 'Nummer ' || n, 'Lärare'
         from generate_series(1, 201) n returning id)
       insert into assignment (id, person_id, role, unit_id, organisation_id, municipality_id, valid_from)
       select gen_random_uuid(), people.id, 'teacher', u.id, u.organisation_id, u.municipality_id,
         '2026-01-01' from people, unit u
       where u.municipality_id = :id and u.name like 'Exempelskolan%'`,
      { id: municipality.id },
    );
    const { html } = await search('');
    expect(html).toContain('Välj en enhet och sök');
    expect(html).not.toContain('name="person"');
    const [, unitId = ''] = /<option value="([^"]+)">IFO mottagning Degerfors</.exec(html) ?? [];
    const atUnit = await search(`enhet=${unitId}`);
    expect(atUnit.html).toContain('Anna Exempel, Socialsekreterare');
    expect(atUnit.html).not.toContain('Nummer 7');
    await pages.system.raw.raw(
      `delete from assignment where person_id in (select id from person where subject like 'many.%')`,
    );
  });
});

describe('what a person has seen', () => {
  it('stands with the reports of each look, one or those of a list', async () => {
    const { reference } = await told();
    const actor = await pages.system.actor(leader);
    const personId = actor.is === 'person' ? actor.personId : '';
    const page = await (await loggedIn()).get(`/granskning/personer/${personId}`);
    expect(page.html).toMatch(/<h1>Vad [^<]+ har sett<\/h1>/);
    expect(page.html).toContain('<title>Vad en medarbetare har sett');
    const list = rowsOf(page).find((row) => row.includes('Läste en lista')) ?? '';
    expect(list).toContain('Syfte: se vad som ska göras.');
    expect(list).toContain(reference);
    const later = await (await loggedIn()).get(`/granskning/personer/${personId}?fran=2026-11-17`);
    expect(later.html).toContain('Ingen läsning är antecknad under den tiden.');
  });
});
