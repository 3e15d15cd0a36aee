import { describe, expect, it } from 'vitest';
import { readerOf, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages();
const loggedIn = async (login: string): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

const referenceOf = async (id: string): Promise<string> =>
  String((await pages.system.raw('report').where({ id }).first('reference')).reference);

describe('the whole report', () => {
  it('stands there as it was sent, in the order of the questions, with its checksum', async () => {
    const { reportId: id = '' } = await pages.life.until('open');
    const { html } = await (await loggedIn('ifochef.degerfors')).get(`/anmalningar/${id}/innehall`);
    expect(html).toContain('Kim');
    expect(html).toMatch(/Kontrollsumma [0-9a-f]{64}/);
    expect(html.match(/<h2>/g)?.length).toBeGreaterThan(5);
  });

  it('is printed with the secrecy above it, and who printed it and when', async () => {
    const { reportId: id = '' } = await pages.life.until('assess');
    const { html } = await (await loggedIn('ifochef.degerfors')).get(`/anmalningar/${id}/utskrift`);
    expect(html).toContain('Sekretess enligt 26 kap. 1 § OSL');
    expect(html).toMatch(/Utskrivet av Birgitta Påhittad i dag kl\. \d\d\.\d\d/);
    expect(html).toContain('Kim');
  });

  it('is not shown before somebody has opened it, nor to another municipality', async () => {
    const { reportId: id = '' } = await pages.life.until('send');
    const path = `/anmalningar/${id}/innehall`;
    expect((await (await loggedIn('ifochef.degerfors')).get(path)).status).toBe(409);
    expect((await (await loggedIn('ifochef.kinda')).get(path)).status).toBe(404);
  });
});

describe('a report that is looked for', () => {
  it('is found by its reference however it is typed, and the address holds no reference', async () => {
    const { reportId: id = '' } = await pages.life.until('open');
    const reference = await referenceOf(id);
    const reader = await loggedIn('socialsekreterare1.degerfors');
    const typed = ` ${reference.toLowerCase().replaceAll('-', ' ')} `;
    const { location } = await reader.post('/anmalningar', { referens: typed });
    expect(location).toBe(`/anmalningar/${id}`);
  });

  it.each(['ANM-0000-0000', 'Kim Påhittad', ''])('is not there for %j, in words', async (typed) => {
    const reader = await loggedIn('socialsekreterare1.degerfors');
    const { location = '' } = await reader.post('/anmalningar', { referens: typed });
    const { html } = await reader.get(location);
    expect(html).toContain('Ingen anmälan med den referensen.');
    expect(location).not.toContain('Kim');
  });
});
