import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCheck } from '../../../services/house/checks.ts';
import { findDifference } from '../../../services/house/find-difference.ts';
import { castOf } from '../../helpers/living.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { staffOf } from '../../helpers/staff.ts';
import { liveWholly } from '../../helpers/whole-life.ts';
import { openBrowser } from '../browser.ts';
import { contextOf, inspect } from '../inspect.ts';
import { readerOf, type Reader } from '../reading.ts';
import { wordsIn, wordsOfCase } from '../said-words.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages();
const keeper = 'forvaltare.degerfors';

const loggedIn = async (login = keeper): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

const everyPath = async (): Promise<readonly string[]> => {
  const { personId, functionIds } = staffOf(pages.system);
  const client = await pages.system
    .raw('api_client')
    .where({ login: 'skolsystem.degerfors' })
    .first();
  const key = await pages.system.raw('client_key').where({ client_id: client.id }).first();
  const person = `/personer/${await personId('kurator.degerfors')}`;
  const [held = ''] = await functionIds('kurator.degerfors');
  const system = `/system/${client.id}`;
  return [
    '/forvaltning',
    '/installningar',
    '/kontroller',
    '/personer',
    '/personer/ny',
    person,
    `${person}/kontakt`,
    `${person}/funktioner/ny`,
    `${person}/funktioner/${held}/avsluta`,
    '/system',
    '/system/nytt',
    system,
    `${system}/nycklar/ny`,
    `${system}/nycklar/${key.id}/aterkalla`,
    `${system}/avsluta`,
  ];
};

describe('the home of the administrator', () => {
  it('says what to do before the next check, and when that is', async () => {
    const { html } = await (await loggedIn()).get('/forvaltning');
    expect(html).toContain('<h1>Vad behöver du göra före nästa kontroll?</h1>');
    expect(html).toContain('Nästa jämförelse av skickat och mottaget: i morgon,');
    expect(html).toContain('inställningar som är antagna');
    expect(html).toContain('Kontorstid, vardagar');
  });

  it('has what is late first, each with where it is done', async () => {
    const { raw, workerDeps, clock } = pages.system;
    await raw('check_run').update({ known_since: '2026-11-01T00:00:00.000Z' });
    await runCheck(workerDeps, { name: 'sweep', at: clock.now() }, async () => 0);
    const municipalityId = pages.system.deps.directory.municipalityByCode('1862')?.id ?? '';
    const counts = { day: '2026-11-15', sender: 'skolan', counts: { reportsSent: 2 } };
    const found = { outcome: 'counts', about: municipalityId, secret: counts } as const;
    await findDifference(workerDeps, { municipalityId, now: clock.now() }, found, () => false);
    const { html } = await (await loggedIn()).get('/forvaltning');
    const deeds = [...html.matchAll(/<h2><a href="([^"]+)">([^<]+)</g)].map(([, , text]) => text);
    expect(deeds[0]).toMatch(/^Sen kontroll: /);
    expect(deeds.some((deed) => deed?.startsWith('Förklara skillnaden: '))).toBe(true);
    const checks = (await (await loggedIn()).get('/kontroller')).html;
    expect(checks).toContain('SENAD');
    expect(checks).toContain('kontroller är sena');
    await raw('check_run').update({ known_since: '2030-01-01T00:00:00.000Z' });
  });

  it('tells nothing of another municipality', async () => {
    const { html } = await (await loggedIn('forvaltare.kinda')).get('/forvaltning');
    expect(html).not.toContain('Förklara skillnaden');
  });
});

describe('the settings', () => {
  it('stand with value, default, bound and source, and say what is assumed', async () => {
    const { html } = await (await loggedIn()).get('/installningar');
    for (const words of [
      'Öppna en akut anmälan inom',
      '15 minuter',
      'Högst 15 minuter. 20 kap. 1 § SoL.',
      'ANTAGET',
      'Minst kl. 08.00–16.30.',
      '12 i listan',
    ]) {
      expect(html).toContain(words);
    }
  });
});

describe('a report that went through everything', () => {
  it('stands on no page of the administrator, by no word and no reference', async () => {
    const { reference } = await liveWholly(pages.system, castOf('degerfors'), sampleReport());
    const reader = await loggedIn();
    for (const path of await everyPath()) {
      const { status, html } = await reader.get(path);
      expect({ path, status, found: wordsIn(html, [...wordsOfCase(), reference, 'ANM-']) }).toEqual(
        { path, status: 200, found: [] },
      );
    }
  });
});

describe('the pages of the administrator, in a browser', () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['sv', 'en'] as const)('are as a machine wants them, in %s', async (language) => {
    if (!browser) return;
    const token = await pages.sessions.begin(keeper);
    const context = await contextOf(browser, pages.origin, { token, language });
    const paths = await everyPath();
    // What is wrong with a form is said in Swedish; English is looked at as it is.
    if (language === 'sv') {
      const reader = readerOf(pages, token);
      await reader.post('/personer/ny', { givenName: 'x'.repeat(2_000), login: 'å' });
    }
    for (const path of paths) {
      expect((await inspect(context, pages.origin, { path })).findings).toEqual([]);
    }
    await context.close();
  });
});
