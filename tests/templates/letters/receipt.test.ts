import { describe, expect, it } from 'vitest';
import { type Receipt, renderReceipt } from '../../../templates/letters/reports/receipt.ts';
import { readPdf, squeezed } from '../documents/read-pdf.ts';

const receipt: Receipt = {
  reference: 'ANM-7K3Q-XW92',
  receivedAt: '2026-11-27T22:58:00.000Z',
  receivingMunicipality: 'Degerfors kommun',
  addressee: 'socialnämnden i Degerfors',
  contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  legalBasis: '19 kap. 1 § socialtjänstlagen (2025:400)',
  phone: '031-390 06 12',
};

const textOf = async (changes: Partial<Receipt> = {}): Promise<string> =>
  squeezed((await readPdf(await renderReceipt({ ...receipt, ...changes }))).pages.join(' '));

describe('the receipt', () => {
  it('says when the report came in by Swedish time, to whom, and which content', async () => {
    const text = await textOf();
    const { reference, addressee, contentHash, legalBasis, phone } = receipt;
    for (const part of [reference, addressee, contentHash, legalBasis, phone]) {
      expect(text).toContain(squeezed(part ?? ''));
    }
    expect(text).toContain(squeezed('Kom in 27 november 2026 kl. 23:58'));
  });

  it('says only that it came in', async () => {
    const text = await textOf();
    expect(text).toContain(squeezed('Kvittot säger bara att anmälan har kommit in.'));
    expect(text).not.toMatch(/utredning|bedömning|handläggare|beslut|våld/i);
  });

  it('gives 112 and 114 14 where the municipality has configured no number', async () => {
    expect(await textOf({ phone: null })).toContain(squeezed('Ring 112 vid akut fara'));
    expect(await textOf({ phone: null })).toContain('11414');
  });

  it('fits one page', async () => {
    expect((await readPdf(await renderReceipt(receipt))).pages).toHaveLength(1);
  });

  it('is the same to the byte when made again', async () => {
    const [first, again] = await Promise.all([renderReceipt(receipt), renderReceipt(receipt)]);
    expect(first.equals(again)).toBe(true);
  });
});
