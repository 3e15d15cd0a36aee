import { beforeAll, describe, expect, it } from 'vitest';
import type { ThreeWay } from '../../../domain/report/report-content.ts';
import { usualAreas } from '../../../domain/settings/areas.ts';
import { renderReportAsSent } from '../../../templates/letters/reports/report-as-sent.ts';
import { contentFilledWith, isChosenValue } from '../documents/hostile-texts.ts';
import { type ReadPdf, readPdf, squeezed } from '../documents/read-pdf.ts';
import { emptyContent, reportWith, wholeContent } from '../documents/whole-report.ts';

const read = async (changes: Parameters<typeof reportWith>[0] = {}): Promise<ReadPdf> =>
  readPdf(await renderReportAsSent(reportWith(changes)));

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

/** What is shown in other words than it was sent: instants in local time, roles by name. */
const shownAs: Readonly<Record<string, string>> = {
  '2026-11-23T06:50:00Z': '23 november 2026 kl. 07:50',
  '2026-11-23T15:30:00+01:00': '23 november 2026 kl. 15:30',
};

describe('the report as sent', () => {
  let pdf: ReadPdf;
  let body: string;
  beforeAll(async () => {
    pdf = await read();
    body = squeezed(pdf.pages.join(' ').split('Om anmälan')[1] ?? '');
  });

  it('holds every word the reporter wrote', () => {
    const texts = stringsIn(wholeContent).filter((text) => !isChosenValue(text));
    expect(texts.length).toBeGreaterThan(60);
    const gone = texts.filter((text) => !body.includes(squeezed(shownAs[text] ?? text)));
    expect(gone).toEqual([]);
  });

  it('calls an area what the receiving municipality calls it', async () => {
    const areas = usualAreas.map(({ area }) => ({ area, text: `kommunens ord för ${area}` }));
    const own = (await read({ areas })).pages.join(' ');
    expect(own).toContain('kommunens ord för basicCare');
    expect(own).not.toContain('grundläggande omsorg');
  });

  it.each([
    ['Sorts oro', 'våld, brister i omsorgen, missbruk'],
    ['Vem som misstänks', 'vårdnadshavare, någon som bor med barnet'],
    ['Akut fara', 'ja'],
    ['Har någon redan ringt', 'ja'],
    ['Hur anmälaren vet', 'såg eller hörde det själv'],
    ['Hur anmälaren vet', 'fick det berättat för sig'],
    ['Hur anmälaren vet', 'vet inte'],
    ['Område', 'grundläggande omsorg'],
    ['Område', 'inte sorterat'],
    ['Väntat barn (inte fött)', 'nej'],
    ['Skyddade personuppgifter', 'vet inte'],
    ['Roll', 'förälder'],
    ['Roll', 'god man'],
    ['Bor med barnet', 'ja'],
    ['Behöver tolk', 'inte besvarat'],
    ['Finns andra barn i familjen', 'ja'],
    ['Vill vara med på ett möte med familjen', 'ja'],
    ['Vill ha återkoppling', 'ja'],
    ['Ska inte underteckna (sekretess)', 'rektor'],
    ['Verksamhet', 'elevhälsa'],
    ['Anmäld från', 'skola'],
    ['Bilagor', 'inga'],
    ['Formulärets version', '1'],
  ])('shows what was chosen: %s %s', (label, value) => {
    expect(body).toContain(squeezed(label + value));
  });

  it('lists what was sent with it: name, type, size, hash, and that nobody has scanned it', async () => {
    const picture = {
      id: '019ab0c5-1c00-4a3e-9d51-6f0c2b7e4a10',
      name: 'blåmärke.jpg',
      type: 'image/jpeg',
      size: 12_000_000,
      sha256: 'a1'.repeat(32),
      scan: 'notScanned',
    } as const;
    const scanned = { ...picture, name: 'röst.m4a', type: 'audio/mp4', scan: 'clean' } as const;
    const attachments = [picture, scanned];
    const shown = await read({ content: { ...wholeContent, attachments } });
    const text = squeezed(shown.pages.join(' '));
    for (const part of [
      'Bilagor blåmärke.jpg, röst.m4a',
      'Bilaga 1 Namn, som avsändaren angav det blåmärke.jpg Sort image/jpeg Storlek 12000000 byte',
      'Kontrollerad mot virus nej, inte kontrollerad',
      `Kontrollsumma (SHA-256) ${'a1'.repeat(32)}`,
      'Bilaga 2 Namn, som avsändaren angav det röst.m4a',
      'Kontrollerad mot virus ja, inget hittades',
    ]) {
      expect(text).toContain(squeezed(part));
    }
  });

  it('follows the order of the seven questions (routine §1.4)', () => {
    const at = [1, 2, 3, 4, 5, 6, 7].map((number) =>
      body.search(new RegExp(`${number}\\.\\p{L}`, 'u')),
    );
    expect(at.every((position) => position >= 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });

  it('says of every number that it is as stated and not verified', () => {
    const numbers = ['personnummer 20150218-2395', 'samordningsnummer 19821216-9851'];
    for (const number of [...numbers, 'personnummer 20190917-2395']) {
      expect(body).toContain(squeezed(`${number} (som uppgetts, inte verifierat)`));
    }
  });

  it('prints its content hash, addressee, legal basis and local time of arrival', () => {
    const { contentHash, addressee, legalBasis, reference } = reportWith();
    for (const text of [contentHash, addressee, legalBasis, reference]) {
      expect(body).toContain(squeezed(text));
    }
    expect(body).toContain(squeezed('Kom in 23 november 2026 kl. 08:12'));
  });

  it('names nobody in its title, which shows in window lists', () => {
    expect(pdf.title).toBe('Orosanmälan ANM-7K3Q-XW92');
  });

  it('is the same to the byte when made again', async () => {
    const [first, again] = await Promise.all([
      renderReportAsSent(reportWith()),
      renderReportAsSent(reportWith()),
    ]);
    expect(first.equals(again)).toBe(true);
  });
});

describe('a question that was left out', () => {
  it('is shown as not answered, and "unknown" as do not know', async () => {
    const text = squeezed((await read({ content: emptyContent })).pages.join(' '));
    for (const label of [
      'Var barnet är nu',
      'Adress',
      'Vårdnadshavare',
      'Mest oroande',
      'E-post',
    ]) {
      expect(text).toContain(squeezed(`${label} inte besvarat`));
    }
    expect(text).toContain(squeezed('3. Vad har hänt? inte besvarat'));
    expect(text).toContain(squeezed('Vem som misstänks inte besvarat'));
    expect(text).toContain(squeezed('Vad kan hända om ingen gör något vet inte'));
    expect(text).toContain(squeezed('Sorts oro vet inte'));
  });

  it('is never shown as the contract`s own word for vet inte, not in the frame either', async () => {
    const { pages } = await read({ content: contentFilledWith('unknown') });
    expect(pages.join(' ')).not.toContain('unknown');
    expect(squeezed(pages[0] ?? '')).toContain(squeezed('Barnet vet inte, vet inte Var'));
  });

  it.each([
    ['Ali', 'Ali', 'Ali Ali, 2015'],
    ['Kim', 'unknown', 'Kim, 2015'],
    [null, 'Prov', 'Prov, 2015'],
    [null, null, 'inte besvarat, 2015'],
  ])(
    'leaves of the child`s names %s and %s in the frame: %s',
    async (givenName, familyName, name) => {
      const child = { ...wholeContent.child, givenName, familyName };
      const page = await firstPage({ content: { ...wholeContent, child } });
      expect(page).toContain(squeezed(`Barnet ${name}`));
    },
  );

  it('counts as not answered when only blanks were written', async () => {
    const blank = { ...wholeContent, childNow: { where: ' \u200B\n', safeUntil: '' } };
    const text = squeezed((await read({ content: blank })).pages.join(' '));
    expect(text).toContain(squeezed('Var barnet är nu inte besvarat'));
    expect(text).toContain(squeezed('Tryggt där till inte besvarat'));
  });
});

/** What stands in the frame of the first page, before anything else. */
const firstPage = async (changes: Parameters<typeof reportWith>[0]): Promise<string> =>
  squeezed((await read(changes)).pages[0]?.split('Om anmälan')[0] ?? '');

describe('the first page, for a social worker at night,', () => {
  it.each<[ThreeWay, string]>([
    ['yes', 'AKUT FARA: JA'],
    ['unknown', 'AKUT FARA: VET INTE. Hantera som akut.'],
    ['notAnswered', 'AKUT FARA: INTE BESVARAT. Hantera som akut.'],
    ['no', 'Akut fara nej, enligt anmälaren'],
  ])('says when acute danger was answered %s: %s', async (danger, shown) => {
    const content = { ...wholeContent, acute: { ...wholeContent.acute, danger } };
    expect(await firstPage({ content })).toContain(squeezed(shown));
  });

  it('tells where the child is and every number to call', async () => {
    const page = await firstPage({});
    const { childNow, reporter, child, guardians } = wholeContent;
    const sought = [childNow.where, reporter.phone, child.phone, ...guardians.map((g) => g.phone)];
    for (const text of sought) expect(page).toContain(squeezed(text ?? ''));
  });

  it('warns of protected identity without writing the address beside it', async () => {
    const child = { ...wholeContent.child, protectedIdentity: 'yes' } as const;
    const page = await firstPage({ content: { ...wholeContent, child } });
    expect(page).toContain('SKYDDADEPERSONUPPGIFTER');
    expect(page).not.toContain(squeezed(wholeContent.child.address ?? ''));
  });

  it('holds no guardian’s number in protected-contact mode (routine §1.5)', async () => {
    const page = await firstPage({ protectedContact: true });
    expect(page).toContain('SKYDDADKONTAKT');
    for (const { phone } of wholeContent.guardians) {
      expect(page).not.toContain(squeezed(phone ?? ''));
    }
  });

  it('keeps all of it there however long the answers are', async () => {
    const long = 'mycket lång text '.repeat(300);
    const content = contentFilledWith(long);
    const guardians = Array.from({ length: 40 }, () => wholeContent.guardians[0] ?? []).flat();
    const page = await firstPage({ content: { ...content, guardians } });
    for (const text of ['AKUT FARA: JA', 'Var barnet är nu mycket', 'Ring anmälaren mycket']) {
      expect(page).toContain(squeezed(text));
    }
    expect(page).toContain(squeezed('och 37 till, se fråga 6'));
  });
});
