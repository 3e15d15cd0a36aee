import { describe, expect, it } from 'vitest';
import { readerOf } from '../reading.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages();

describe('the preliminary assessment', () => {
  it('shows what was said by area, each view by itself, and protection before risk', async () => {
    const { reportId: id = '' } = await pages.life.until('assess');
    const reader = readerOf(pages, await pages.sessions.begin('ifochef.degerfors'));
    const path = `/anmalningar/${id}/forhandsbedomning`;
    await reader.fill(`${path}/anteckning`, {
      area: 'basicCare',
      source: 'läraren',
      difficulties: 'Kommer utan frukost.',
      assets: 'Farmor hjälper till.',
    });
    const factor = { level: 'family', source: 'läraren' };
    await reader.fill(`${path}/faktor`, { ...factor, kind: 'risk', text: 'Oro om ekonomin.' });
    await reader.fill(`${path}/faktor`, { ...factor, kind: 'protective', text: 'Farmor nära.' });
    await reader.fill(`${path}/sortera`, { row: '1', area: 'safety' });
    const { html } = await reader.get(path);
    expect(html).toContain('läraren, grundläggande omsorg');
    expect(html).toMatch(/<td>Kommer utan frukost\.<\/td><td>Farmor hjälper till\.<\/td>/);
    expect(html).toMatch(/<td>Farmor nära\. \(läraren\)<\/td><td>Oro om ekonomin\. \(läraren\)</);
    expect(html).toContain('sorterat av socialtjänsten');
  });
});
