import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { DataTable } from '../../../templates/components/data-table.tsx';

const table = {
  id: 'history',
  caption: 'Historik',
  columns: ['Nr', 'Vad'],
  rows: [{ key: 1, cells: ['1', 'Skickade <anmälan>'] }],
  empty: 'Inget har hänt än.',
};

describe('a table', () => {
  it('scrolls within a region that is named by its caption and reached by keyboard', () => {
    const html = render(DataTable(table));
    expect(html).toMatch(
      /^<section class="table-region" aria-labelledby="history" tabindex="0"><table/,
    );
    expect(html).toContain('<caption id="history">Historik</caption>');
  });

  it('says of every cell which column and row it is of', () => {
    const html = render(DataTable(table));
    expect(html).toContain('<th scope="col">Nr</th><th scope="col">Vad</th>');
    expect(html).toContain('<th scope="row">1</th><td>Skickade &lt;anmälan></td>');
    expect(render(DataTable({ ...table, rowHeader: 1 }))).toContain('<td>1</td><th scope="row">');
  });

  it('is a sentence where there is nothing', () => {
    expect(render(DataTable({ ...table, rows: [] }))).toBe(
      '<p id="history">Inget har hänt än.</p>',
    );
  });
});
