import { describe, expect, it } from 'vitest';
import {
  invitedAs,
  type JointMeetingInvitation,
  renderJointMeetingInvitation,
} from '../../../templates/letters/meetings/joint-meeting-invitation.ts';
import type { Language } from '../../../templates/messages/translate.ts';
import { readPdf, squeezed } from '../documents/read-pdf.ts';

const letter: JointMeetingInvitation = {
  language: 'sv',
  municipality: 'Degerfors kommun',
  meetingAt: '2026-12-01T14:00:00Z',
  place: 'Medborgarhuset, rum 3',
  addresseeRole: 'guardian',
  contactName: 'Maria Prov',
  contactPhone: '031-390 06 14',
  madeAt: '2026-11-25T23:30:00Z',
};

/** Stems of words that tell that there is a case, what it is about or who started it. */
const caseWords: Readonly<Record<Language, RegExp>> = {
  sv: /anmäl|\boro|bekymmer|misstänk|misstank|våld|brott|övergrepp|miss(bruk|handel)|vanvård|omsorgssvikt|heder|hot\b|\bfara\b|akut|skydd|utred|bedömning|aktualis|beslut|ärende|polis|återkoppl|socialnämnd|socialtjänst|lvu|personnummer|ANM-/i,
  en: /report|concern|worr|suspect|suspicion|violen|crime|abus|neglect|misuse|honou?r|threat|danger|harm|acute|protect|investigat|assess|decision|\bcase\b|police|feedback|social services|identity number|ANM-/i,
};

const cells = (['sv', 'en'] as const).flatMap((language) =>
  invitedAs.map((addresseeRole) => ({ language, addresseeRole })),
);

describe.each(cells)('the invitation in $language to $addresseeRole', (cell) => {
  it('holds no case word, in its text or its metadata', async () => {
    const pdf = await readPdf(await renderJointMeetingInvitation({ ...letter, ...cell }));
    const text = pdf.pages.join('\n');
    expect(text.length).toBeGreaterThan(500);
    expect(text.match(caseWords[cell.language])).toBeNull();
    expect(pdf.title.match(caseWords[cell.language])).toBeNull();
    expect(pdf.xmp).not.toMatch(/orosanm/i);
  });

  it('says where and when by Swedish time, whom to call, and fits one page', async () => {
    const pdf = await readPdf(await renderJointMeetingInvitation({ ...letter, ...cell }));
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.language).toBe(cell.language);
    const text = squeezed(pdf.pages.join(' '));
    for (const part of [letter.place, letter.contactName, letter.contactPhone ?? '', '15:00']) {
      expect(text).toContain(squeezed(part));
    }
  });
});

const textOf = async (changes: Partial<JointMeetingInvitation>): Promise<string> =>
  squeezed(
    (await readPdf(await renderJointMeetingInvitation({ ...letter, ...changes }))).pages.join(' '),
  );

describe('the invitation', () => {
  it.each([
    ['guardian', 'Du väljer själv om du vill komma.'],
    ['guardian', 'Alla vårdnadshavare behöver säga ja'],
    ['child', 'Du behöver inte vara med'],
    ['child', '•du, om du vill'],
    ['youngPerson', '•du, om du vill'],
    ['child', 'Eftersom du är under 15 år svarar dina vårdnadshavare'],
    ['youngPerson', 'Därför svarar du själv.'],
    ['staff', 'Familjen väljer själv om den vill komma.'],
    ['staff', 'Berätta bara det som familjen har sagt ja till'],
  ] as const)('tells %s that it is voluntary and who consents: %s', async (addresseeRole, text) => {
    expect(await textOf({ addresseeRole })).toContain(squeezed(text));
  });

  it('lists who may be there as roles, and is dated by Swedish time', async () => {
    const text = await textOf({});
    for (const role of [
      'vårdnadshavare',
      'barnet, om det är bra',
      'personal',
      'socialsekreterare',
    ]) {
      expect(text).toContain(squeezed(role));
    }
    expect(text).toContain(squeezed('Degerfors kommun, 26 november 2026'));
  });

  it('is the same to the byte when made again', async () => {
    const [first, again] = await Promise.all([
      renderJointMeetingInvitation(letter),
      renderJointMeetingInvitation(letter),
    ]);
    expect(first.equals(again)).toBe(true);
  });
});
