import { describe, expect, it } from 'vitest';
import {
  renderForwarding,
  type ForwardingLetter,
} from '../../../templates/letters/intake/forwarding.ts';
import { readPdf, squeezed } from '../documents/read-pdf.ts';
import { wholeContent } from '../documents/whole-report.ts';

const letter: ForwardingLetter = {
  municipality: { code: '1883', name: 'Karlskoga' },
  ground: 'livesElsewhere',
  message: 'Barnet sover hos sin farmor i natt.',
  assessedAt: '2026-11-27T14:30:00.000Z',
  reference: 'ANM-7K3Q-XW92',
  receivedAt: '2026-11-27T12:58:00.000Z',
  contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  from: 'Degerfors',
  child: wholeContent.child,
  contactName: 'Maria Prov',
  contactPhone: '070-174 06 05',
  madeAt: '2026-11-27T15:00:00.000Z',
};

const textOf = async (changes: Partial<ForwardingLetter> = {}): Promise<string> =>
  squeezed((await readPdf(await renderForwarding({ ...letter, ...changes }))).pages.join(' '));

describe('the letter that forwards a report to another municipality (29 kap. SoL)', () => {
  it('says to whom and from whom, of whom, and how the report that comes with it is known', async () => {
    const text = await textOf();
    const parts = [
      'Socialnämnden i Karlskoga',
      'Socialnämnden i Degerfors',
      letter.reference,
      letter.contentHash,
      letter.child.givenName ?? '',
      letter.child.identity?.value ?? '',
      'Kom in 27 november 2026 kl. 13:58',
      'Skyddsbedömning gjord här 27 november 2026 kl. 15:30',
      'Barnet sover hos sin farmor i natt.',
      'Maria Prov',
    ];
    for (const part of parts) expect(text).toContain(squeezed(part));
  });

  it('asks for an answer at once, and says who keeps the responsibility until then', async () => {
    expect(await textOf()).toContain(squeezed('Vi behåller ansvaret tills ni har svarat.'));
  });

  it('says of the worry nothing that does not stand in the report itself', async () => {
    const text = await textOf();
    for (const { what } of wholeContent.events) expect(text).not.toContain(squeezed(what));
  });

  it.each([
    ['livesElsewhere', 'Barnet bor i er kommun.'],
    ['placedByOther', 'Barnet är placerat här av er kommun.'],
    ['movedAway', 'Barnet har flyttat till er kommun.'],
  ] as const)('gives the ground: %s', async (ground, words) => {
    expect(await textOf({ ground })).toContain(squeezed(words));
  });

  it('is the same to the byte when made again', async () => {
    const [first, again] = await Promise.all([renderForwarding(letter), renderForwarding(letter)]);
    expect(first.equals(again)).toBe(true);
  });
});
