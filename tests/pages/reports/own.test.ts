import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { registerReport } from '../../../services/reports/register-report.ts';
import { picture } from '../../helpers/files.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { select } from '../../helpers/sql.ts';
import { callAt } from '../../helpers/told-report.ts';
import { readerOf } from '../reading.ts';
import { servedPages } from '../served-pages.ts';
import { draftsOf } from './drafts.ts';

const monday = '2026-11-23T08:31:00.000Z';
const pages = servedPages({}, monday);
const teacher = 'larare.degerfors';
const { loggedIn, begin, idOf } = draftsOf(pages);
beforeEach(() => pages.system.clock.set(monday));

const facts = async (id: string, kind: string): Promise<number> =>
  (await select(pages.system.raw, 'select from fact where stream_id = ? and kind = ?', [id, kind]))
    .length;
const own = (id: string): string => `/mina-anmalningar/${id}`;

describe('the page of a sender', () => {
  it('says what waits for her, what she writes and what she has sent', async () => {
    const reader = await loggedIn();
    await begin(reader);
    const { reference } = await pages.life.send();
    const { html } = await reader.get('/mina-anmalningar');
    expect(html).toContain('Inget väntar på dig just nu.');
    expect(html).toContain('Utkast 1, sparat i dag kl. 09.31');
    expect(html).toContain(reference);
    expect(html).toContain('Kim Påhittad, 11 år');
    expect(html).toContain('Inkommen, inte öppnad än');
  });

  it('leads a signatory to what she is asked to sign', async () => {
    const { id, reference } = await pages.life.send();
    const { html } = await (await loggedIn('rektor.degerfors')).get('/mina-anmalningar');
    expect(html).toContain(
      `href="/underskrifter/${id}">Skriv under: Kim Påhittad, 11 år, ${reference}`,
    );
    expect(html).toContain('Senast i morgon, tisdag 24 november.');
    expect(html).toContain('Kom in i dag kl. 09.31.');
  });

  it('asks once more before a draft is thrown away', async () => {
    const reader = await loggedIn();
    const path = await begin(reader);
    const { html } = await reader.get(`${path}/kasta`);
    expect(html).toContain('raderas genast och går inte att få tillbaka');
    expect((await reader.post(`${path}/kasta`, {})).location).toBe('/mina-anmalningar');
    expect((await reader.get('/mina-anmalningar')).html).not.toContain(idOf(path));
  });

  it.each([
    ['claimed', 'own'],
    ['denied', 'home'],
  ] as const)('takes %s for what a system sent in her name', async (answer, leadsTo) => {
    const email = 'larare.degerfors@example.se';
    const { reporter } = sampleReport();
    const { id, reference } = await pages.life
      .as('skolsystem.degerfors')
      .send({ reporter: { ...reporter, email } });
    const reader = await loggedIn();
    const { html } = await reader.get('/mina-anmalningar');
    expect(html).toContain(`Det stämmer, ${reference} är min`);
    expect((await reader.get(own(id))).status).toBe(404);
    const sent = { _key: randomUUID(), answer };
    const { location } = await reader.post(`${own(id)}/i-mitt-namn`, sent);
    expect(location).toBe(leadsTo === 'own' ? own(id) : '/mina-anmalningar');
    expect((await reader.get(own(id))).status).toBe(leadsTo === 'own' ? 200 : 404);
    expect((await reader.get('/mina-anmalningar')).html).not.toContain(`Det stämmer, ${reference}`);
  });

  it('is not for social services', async () => {
    expect((await (await loggedIn('ifochef.degerfors')).get('/mina-anmalningar')).status).toBe(403);
  });
});

describe('the page of a report that was sent', () => {
  it('says that a person has opened it, and when', async () => {
    const reader = await loggedIn();
    const { id } = await pages.life.send();
    expect((await reader.get(own(id))).html).toContain('Inkommen, inte öppnad än');
    await pages.life.do(id, 'open');
    const { html } = await reader.get(own(id));
    expect(html).toContain('Öppnad av en människa i dag kl. 09.31');
    expect(html).toContain('Skolan får veta att anmälan har kommit in och öppnats.');
  });

  it('names the child in its heading, and never in the window’s title', async () => {
    const { id } = await pages.life.send();
    const { html } = await (await loggedIn()).get(own(id));
    expect(html).toContain('<h1>Kim Påhittad, 11 år</h1>');
    expect(/<title>([^<]*)/.exec(html)?.[1]).not.toContain('Kim');
  });

  it('shows signatures with their words, and why somebody declined', async () => {
    const { id } = await pages.life.send();
    await pages.life.as('rektor.degerfors').sign(id);
    await pages.life.decline(id, { comment: 'Ser det annorlunda.' });
    const { html } = await (await loggedIn()).get(own(id));
    expect(html).toContain('Rektor: Underskriven, i dag');
    expect(html).toContain('Skolsköterska: Underskrift väntas');
    expect(html).toContain('Kommentar: Ser det annorlunda.');
  });

  it('says what social services ask, until she has answered', async () => {
    const { id } = await pages.life.until('requestCompletion');
    const reader = await loggedIn();
    expect((await reader.get(own(id))).html).toContain('Vilka dagar kom pojken utan matsäck?');
    pages.system.clock.advance({ minutes: 1 });
    await reader.fill(`${own(id)}/komplettera`, { text: 'Måndag och tisdag.' });
    const { html } = await reader.get(own(id));
    expect(html).toContain('Inget just nu.');
    expect(html).toContain('Tillagt i dag');
  });

  it('lets her ask for feedback, once, and shows the answer alone', async () => {
    const feedback = { wanted: false };
    const life = pages.life.saying({ send: { feedback } });
    const { id } = await life.until('waive', 'decide');
    const reader = await loggedIn();
    expect((await reader.get(own(id))).html).toContain('Ingen återkoppling har kommit.');
    await reader.fill(`${own(id)}/be-om-aterkoppling`, {});
    expect(await facts(id, 'feedbackRequested')).toBe(1);
    expect((await reader.get(`${own(id)}/be-om-aterkoppling`)).status).toBe(409);
    await life.do(id, 'giveFeedback');
    expect((await reader.get(own(id))).html).toMatch(/Utredning har (inte )?inletts, i dag/);
  });

  it('shows a signatory the report and no feedback', async () => {
    const { id } = await pages.life.until('waive', 'decide', 'giveFeedback');
    const rektor = await loggedIn('rektor.degerfors');
    const { html } = await rektor.get(own(id));
    expect(html).not.toContain('återkoppling');
    expect(html).not.toContain('Utredning');
    expect((await rektor.get(`${own(id)}/komplettera`)).status).toBe(404);
  });
});

describe('what a sender does afterwards', () => {
  it('adds to a report, which is not changed', async () => {
    const { id } = await pages.life.send();
    const reader = await loggedIn();
    const { html } = await reader.get(`${own(id)}/komplettera`);
    expect(html).toContain('Det du skriver går till socialnämnden.');
    const empty = await reader.fill(`${own(id)}/komplettera`, { text: ' ' });
    expect(empty.html).toContain('Skriv det du vill lägga till.');
    const { path } = await reader.fill(`${own(id)}/komplettera`, { text: 'Kom utan frukost.' });
    expect(path).toBe(own(id));
    expect(await facts(id, 'supplementAdded')).toBe(1);
  });

  it('adds files to what she adds', async () => {
    const { id } = await pages.life.send();
    const token = await pages.sessions.begin(teacher);
    const reader = readerOf(pages, token);
    const body = new FormData();
    body.append('files', new Blob([new Uint8Array(picture(900))]), 'teckning.jpg');
    const answer = await fetch(`${pages.origin}${own(id)}/komplettera/bilagor`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', cookie: `sid=${token}` },
      body,
    });
    expect(answer.status).toBe(303);
    const { html } = await reader.get(`${own(id)}/komplettera`);
    const [, file = ''] = /name="attachments" value="([^"]+)" checked/.exec(html) ?? [];
    expect(html).toContain('teckning.jpg, 1 kB');
    await reader.fill(`${own(id)}/komplettera`, { text: 'En teckning.', attachments: file });
    expect(await facts(id, 'supplementAdded')).toBe(1);
    expect((await reader.get(`${own(id)}/komplettera/bilagor`)).html).not.toContain('teckning');
  });

  it('asks somebody else to sign, when she is the nurse', async () => {
    const { id } = await pages.life.sendAsNurse({});
    const nurse = await loggedIn('skolskoterska.degerfors');
    expect((await nurse.get(own(id))).html).toContain('Tillfråga någon till');
    await nurse.fill(`${own(id)}/tillfraga`, { role: 'rektor' });
    expect(await facts(id, 'signatureAsked')).toBe(1);
    const rektor = await loggedIn('rektor.degerfors');
    expect((await rektor.get(`/underskrifter/${id}`)).status).toBe(200);
  });

  it('has her own copy, whole, with its checksum and its document', async () => {
    const { id, contentHash } = await pages.life.send();
    const reader = await loggedIn();
    const { html } = await reader.get(`${own(id)}/kopia`);
    for (const text of ['Jag hittade inga kläder. Pappa sov.', 'Robin', contentHash]) {
      expect(html).toContain(text);
    }
    expect(html).toContain('PDF-filen görs nu.');
    expect((await reader.get(`${own(id)}/kopia/pdf`)).status).toBe(404);
    expect((await (await loggedIn('larare2.degerfors')).get(`${own(id)}/kopia`)).status).toBe(404);
  });

  it('confirms a call in writing, where the call went', async () => {
    const call = callAt('2026-11-23T08:00:00.000Z');
    const spoken = await registerReport(
      pages.system.deps,
      await pages.system.as('socialsekreterare1.degerfors'),
      call,
    );
    const reader = await loggedIn();
    expect((await reader.get('/mina-anmalningar')).html).toContain(`href="/bekrafta/${spoken.id}"`);
    const { html } = await reader.get(`/bekrafta/${spoken.id}`);
    expect(html).toContain('Inga tider börjar om.');
    const { path } = await reader.fill(`/bekrafta/${spoken.id}`, {});
    await reader.post(path, { 'acute.danger': 'unknown' });
    const check = path.replace('/akut', '/kontrollera');
    expect((await reader.get(check)).html).toContain('Den bekräftar skriftligt det du ringde om.');
    const { location } = await reader.post(check, {});
    const receipt = await reader.get(location ?? '');
    expect(receipt.html).toContain(`Den bekräftar samtalet ${spoken.reference}`);
    expect((await reader.get(`/bekrafta/${spoken.id}`)).html).toContain('redan bekräftat');
    const other = await loggedIn('larare2.degerfors');
    expect((await other.get(`/bekrafta/${spoken.id}`)).status).toBe(404);
  });
});
