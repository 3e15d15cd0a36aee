import { beforeEach, describe, expect, it } from 'vitest';
import { sampleReport } from '../../helpers/sample-report.ts';
import { select } from '../../helpers/sql.ts';
import { readerOf, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';

const monday = '2026-11-23T08:31:00.000Z';
const pages = servedPages({}, monday);
beforeEach(() => pages.system.clock.set(monday));

const loggedIn = async (login = 'rektor.degerfors'): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));
const signatures = (id: string) =>
  select<{ role: string; outcome: string }>(
    pages.system.raw,
    `select role, outcome from fact where stream_id = ? and kind = 'signatureRecorded'`,
    [id],
  );

describe('the page on which a report is signed', () => {
  it('shows the whole report, its checksum, as whom she answers and by when', async () => {
    const { id, contentHash } = await pages.life.send();
    const { html } = await (await loggedIn()).get(`/underskrifter/${id}`);
    for (const text of [
      'Den finns redan hos socialtjänsten.',
      'Du svarar som rektor. Senast i morgon, tisdag 24 november.',
      'Jag hittade inga kläder. Pappa sov.',
      contentHash,
      'Den som tillfrågas läser hela anmälan.',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('signs, says when, and has nothing left to press', async () => {
    const { id } = await pages.life.send();
    const rektor = await loggedIn();
    const { html } = await rektor.fill(`/underskrifter/${id}`, { answer: 'signed' });
    expect(html).toContain('Antecknat kl. 09.31: ditt svar om underskrift.');
    expect(html).toContain('Du skrev under i dag kl. 09.31.');
    expect(html).not.toContain('Jag avstår');
    expect(await signatures(id)).toEqual([{ role: 'rektor', outcome: 'signed' }]);
  });

  it('asks why when she declines, and keeps the answer', async () => {
    const { id } = await pages.life.send();
    const rektor = await loggedIn();
    const refused = await rektor.fill(`/underskrifter/${id}`, { answer: 'declined' });
    expect(refused.html).toContain('Skriv varför du avstår.');
    expect(refused.html).toMatch(/value="declined" checked/);
    const given = { answer: 'declined', comment: 'Ser det annorlunda.' };
    const { html } = await rektor.fill(`/underskrifter/${id}`, given);
    expect(html).toContain('Du avstod i dag kl. 09.31.');
    expect(await signatures(id)).toEqual([{ role: 'rektor', outcome: 'declined' }]);
  });

  it('asks for an answer', async () => {
    const { id } = await pages.life.send();
    const { html } = await (await loggedIn()).fill(`/underskrifter/${id}`, {});
    expect(html).toContain('Välj om du skriver under eller avstår.');
  });

  it('says on its button whether a new login is needed, and asks for one', async () => {
    const { id } = await pages.life.send();
    const rektor = await loggedIn();
    expect((await rektor.get(`/underskrifter/${id}`)).html).toContain('>Svara</button>');
    pages.system.clock.advance({ minutes: 20 });
    const { html } = await rektor.get(`/underskrifter/${id}`);
    expect(html).toContain('Gå vidare och legitimera dig');
    const { html: next } = await rektor.fill(`/underskrifter/${id}`, { answer: 'signed' });
    expect(next).not.toContain('Du skrev under');
    expect(await signatures(id)).toEqual([]);
  });

  it('is nothing at all for whoever was left out, and for others', async () => {
    const { id } = await pages.life.send({ coSigning: { exclude: ['rektor'] } });
    for (const login of ['rektor.degerfors', 'rektor2.degerfors', 'larare2.degerfors']) {
      expect((await (await loggedIn(login)).get(`/underskrifter/${id}`)).status).toBe(404);
    }
    expect((await (await loggedIn('kurator.degerfors')).get(`/underskrifter/${id}`)).status).toBe(
      200,
    );
  });
});

describe('a signatory whom the author left out', () => {
  it('finds the report nowhere, however acute it is', async () => {
    const nurse = pages.life.as('skolskoterska.degerfors');
    const { id, reference } = await nurse.send({
      coSigning: { exclude: ['rektor'] },
      child: { ...sampleReport().child, givenName: 'Tindra' },
      acute: { danger: 'yes', how: null, phoneContact: { taken: 'no', at: null, with: null } },
    });
    const situations = await select<{ situation_id: string }>(
      pages.system.raw,
      'select situation_id from acute_situation_report where report_id = ?',
      [id],
    );
    const rektor = await loggedIn();
    const paths = [
      '/mina-anmalningar',
      `/mina-anmalningar/${id}`,
      `/mina-anmalningar/${id}/kvitto`,
      `/mina-anmalningar/${id}/kopia`,
      `/mina-anmalningar/${id}/tillfraga`,
      `/underskrifter/${id}`,
      `/bekrafta/${id}`,
      ...situations.map(({ situation_id: of }) => `/akuta-situationer/${of}`),
    ];
    for (const path of paths) {
      const { html, status } = await rektor.get(path);
      expect([path, status]).toEqual([path, path === '/mina-anmalningar' ? 200 : 404]);
      for (const word of [reference, 'Tindra']) expect(html).not.toContain(word);
    }
  });
});
