import { describe, expect, it } from 'vitest';
import { testDeedPages, testInBrowser, type DeedPage } from '../deed-pages.ts';
import { readerOf, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages();
const leader = 'ifochef.degerfors';
const loggedIn = async (login = leader): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

const forms: readonly DeedPage[] = [
  {
    path: '/anmalningar/{reportId}/kompletteringar/{supplementId}',
    fact: 'supplementRead',
    after: ['supplement', 'open'],
    answers: { newWorry: 'no', note: 'Samma oro.' },
    asks: ['Svara om det är en ny oro.'],
  },
  {
    path: '/anmalningar/{reportId}/begar-komplettering',
    fact: 'completionRequested',
    after: ['open'],
    answers: { question: 'Vilka dagar kom han utan matsäck?' },
    asks: ['Fyll i Vad vill du veta?'],
    checked: true,
  },
];
testDeedPages(pages, forms);

describe('a supplement', () => {
  it('shows what came, and makes a report of its own of a new worry', async () => {
    const place = await pages.life.until('supplement', 'open');
    const reader = await loggedIn();
    const path = `/anmalningar/${place.reportId}/kompletteringar/${place.supplementId}`;
    const { html } = await reader.get(path);
    expect(html).toContain('I dag kom pojken med blåmärken på båda armarna.');
    expect(html).toContain('Visade ett blåmärke stort som en handflata.');
    const before = (await pages.system.raw('report')).length;
    await reader.fill(path, { newWorry: 'yes', note: '' });
    expect((await pages.system.raw('report')).length).toBe(before + 1);
    const { html: read } = await reader.get(path);
    expect(read).toContain('Ny oro: ja. Den har blivit en egen anmälan.');
    expect(read).not.toContain('name="_key"');
  });

  it('is read by another officer, who is not asked', async () => {
    const place = await pages.life.until('supplement', 'open');
    const other = await loggedIn('socialsekreterare2.degerfors');
    const path = `/anmalningar/${place.reportId}/kompletteringar/${place.supplementId}`;
    const { status, html } = await other.get(path);
    expect(status).toBe(200);
    expect(html).toContain('Bara den som handlägger ärendet');
    expect(html).not.toContain('name="_key"');
  });

  it('is no page for its sender, nor for another municipality', async () => {
    const place = await pages.life.until('supplement', 'open');
    const path = `/anmalningar/${place.reportId}/kompletteringar/${place.supplementId}`;
    expect((await (await loggedIn('larare.degerfors')).get(path)).status).toBe(403);
    expect((await (await loggedIn('ifochef.kinda')).get(path)).status).toBe(404);
  });
});

describe('a supplement and a question, in a browser', () => {
  testInBrowser(pages, { prepare: async () => pages.life.until('supplement', 'open') }, { forms });
});
