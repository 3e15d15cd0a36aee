import { describe, expect, it } from 'vitest';
import { viewContent } from '../../../services/reports/content-views.ts';
import { select } from '../../helpers/sql.ts';
import type { Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';
import { draftsOf } from './drafts.ts';

const pages = servedPages({}, '2026-11-23T08:31:00.000Z');
const teacher = 'larare.degerfors';
const { loggedIn, begin, idOf, fieldsOf } = draftsOf(pages);

const worry = { 'events.0.what': 'Kom utan ytterkläder.' };

/** A draft with answers, by page. */
const written = async (
  reader: Reader,
  answers: Readonly<Record<string, Readonly<Record<string, string>>>> = { handelser: worry },
): Promise<string> => {
  const path = await begin(reader);
  for (const [segment, fields] of Object.entries(answers)) {
    await reader.post(`${path}/${segment}`, fields);
  }
  return path;
};

const boxes = { 'coSigning.shown': 'rektor\nskolskoterska\nkurator', 'feedback.shown': 'yes' };
const sent = { ...boxes, 'coSigning.readers': 'rektor\nskolskoterska\nkurator' };
const contentOf = async (path: string) =>
  (await viewContent(pages.system.deps, await pages.system.as(teacher), idOf(path))).content;
const reports = async (): Promise<number> =>
  (await select(pages.system.raw, 'select from report')).length;

describe('the page before a report is sent', () => {
  it('shows every answer, which have none, and the way back to each', async () => {
    const reader = await loggedIn();
    const path = await written(reader, {
      akut: { 'acute.danger': 'no', 'childNow.where': 'vet inte' },
      handelser: { ...worry, 'worry.kinds': 'neglect' },
      barnet: { 'child.givenName': 'Vera', 'child.familyName': 'Påhittad' },
    });
    const { html } = await reader.get(`${path}/kontrollera`);
    expect(html).toContain('Till: socialnämnden i Degerfors');
    expect(html).toContain('Du skickar 1 anmälan: Vera Påhittad.');
    expect(html).toContain('<dt>1 Akut fara</dt><dd>Nej</dd>');
    expect(html).toContain('<dt>2 Var barnet är nu</dt><dd>Vet inte</dd>');
    expect(html).toContain('Kom utan ytterkläder.');
    expect(html).toContain('Ändra akut fara');
    expect(html).toContain('<dt>Språk</dt><dd>Inte besvarat</dd>');
    expect(html).toContain('Svara om språk');
    expect(html).toContain('När du skickar har anmälan kommit in, också på natten.');
    expect(html).toContain('Anmälningsplikten bryter sekretessen (19 kap. 1 § SoL');
    expect(html).toContain('Den som tillfrågas läser hela anmälan.');
  });

  it('keeps what is unticked when somebody goes back to change an answer', async () => {
    const reader = await loggedIn();
    const path = await written(reader);
    const { location } = await reader.post(`${path}/kontrollera`, {
      ...boxes,
      'coSigning.readers': 'skolskoterska\nkurator',
      _do: 'to:barnet:child-language',
    });
    expect(location).toBe(`${path}/barnet#child-language`);
    const { html } = await reader.get(`${path}/kontrollera`);
    expect(html).not.toMatch(/value="rektor" checked/);
    expect(html).toMatch(/value="kurator" checked/);
  });

  it('names who is asked to sign, each with a tick, and a signatory who signs by sending', async () => {
    const reader = await loggedIn();
    const { html } = await reader.get(`${await written(reader)}/kontrollera`);
    expect(html).toMatch(/Rektor [A-ZÅÄÖ]\p{L}+ [A-ZÅÄÖ]\p{L}+/u);
    expect(html.match(/name="coSigning.readers"[^>]* checked/g)).toHaveLength(3);
    const rektor = await loggedIn('rektor.degerfors');
    const own = await rektor.get(`${await written(rektor)}/kontrollera`);
    expect(own.html).toContain('Du skriver under genom att skicka.');
    expect(own.html.match(/name="coSigning.readers"[^>]* checked/g)).toHaveLength(2);
  });

  it('has no tick beforehand for a school nurse, and asks whom she ticks (25 kap. 1 § OSL)', async () => {
    const nurse = await loggedIn('skolskoterska.degerfors');
    const path = await written(nurse);
    const { html } = await nurse.get(`${path}/kontrollera`);
    expect(html).not.toMatch(/name="coSigning[^>]* checked/);
    await nurse.post(`${path}/kontrollera`, {
      'feedback.shown': 'yes',
      'coSigning.asks': 'rektor',
    });
    const [report] = await select<{ asked_roles: string[] }>(
      pages.system.raw,
      'select asked_roles from report where id = ?',
      [idOf(path)],
    );
    expect(report?.asked_roles).toEqual(['rektor']);
  });

  it('warns of what looks odd and of somebody of age, and sends all the same', async () => {
    const reader = await loggedIn();
    const path = await written(reader, {
      handelser: { ...worry, 'events.0.when.date': 'i höstas' },
      barnet: { 'child.identity': '20080614-2380', 'child.birthDate': '2008-06-14' },
    });
    const { html } = await reader.get(`${path}/kontrollera`);
    expect(html).toContain('Personnumret stämmer inte. Du kan skicka ändå.');
    expect(html).toContain('Händelse 1: Det går inte att läsa som ett datum.');
    expect(html).toContain('Den unga har fyllt 18. Anmälningsplikten gäller inte');
    const { location } = await reader.post(`${path}/kontrollera`, sent);
    expect(location).toBe(`/mina-anmalningar/${idOf(path)}/kvitto`);
  });

  it('counts each sibling who is named', async () => {
    const reader = await loggedIn();
    const path = await written(reader, {
      handelser: worry,
      barnet: { 'child.givenName': 'Vera', 'siblings.list.0.givenName': 'Lo' },
    });
    const { html } = await reader.get(`${path}/kontrollera`);
    expect(html).toContain('Du skickar 2 anmälningar: Vera, Lo.');
  });

  it('asks where it goes when the child lives elsewhere', async () => {
    const reader = await loggedIn();
    const path = await written(reader, {
      handelser: worry,
      barnet: { 'child.givenName': 'Vera', 'child.homeMunicipalityCode': '0513' },
    });
    const { html } = await reader.get(`${path}/kontrollera`);
    expect(html).toContain('Vera bor i Kinda. Vart ska anmälan?');
    expect(html).toMatch(/value="0513" checked/);
    await reader.post(`${path}/kontrollera`, { ...sent, municipalityCode: '1862', _do: 'save' });
    const chosen = await reader.get(`${path}/kontrollera`);
    expect(chosen.html).toContain('Till: socialnämnden i Degerfors');
    expect(chosen.html).toMatch(/value="1862" checked/);
  });

  it('says who sends it on when the child lives in a municipality that is not here', async () => {
    const reader = await loggedIn();
    const path = await written(reader, {
      handelser: worry,
      barnet: { 'child.homeMunicipalityCode': 'elsewhere', 'child.homeElsewhere': 'Örebro' },
    });
    const { html } = await reader.get(`${path}/kontrollera`);
    expect(html).toContain('Degerfors tar emot och sänder vidare.');
  });
});

describe('a report that is sent from its pages', () => {
  it('is stopped by two errors alone, which say what to do, and keeps what was typed', async () => {
    const reader = await loggedIn();
    const path = await written(reader, {
      'dina-uppgifter': { 'reporter.givenName': 'Karin', agencyKind: 'school' },
      familjen: { 'informed.child.said': 'Hon blev lättad.' },
    });
    const { location } = await reader.post(`${path}/kontrollera`, sent);
    expect(location).toBe(`${path}/kontrollera`);
    const { html } = await reader.get(`${path}/kontrollera`);
    expect(html).toContain('<title>Fel: Kontrollera och skicka');
    for (const [field, text] of [
      [
        'events',
        'Skriv något om din oro: en händelse, en sorts oro eller svar om akut fara. Vet inte räcker.',
      ],
      ['reporter', 'Skriv ditt för- och efternamn.'],
    ]) {
      expect(html).toContain(`<a href="#${field}">${text}</a>`);
      expect(html).toContain(`id="${field}"`);
      expect(html.split(text ?? '')).toHaveLength(3);
    }
    expect(html).toContain('Hon blev lättad.');
  });

  it('needs no more than that somebody does not know', async () => {
    const reader = await loggedIn();
    const path = await written(reader, { akut: { 'acute.danger': 'unknown' } });
    await reader.post(`${path}/kontrollera`, sent);
    expect((await contentOf(path)).acute.danger).toBe('unknown');
  });

  it('says every answer as it was typed, and leaves out whom its author leaves out', async () => {
    const reader = await loggedIn();
    const path = await written(reader, {
      akut: {
        'acute.danger': 'yes',
        'acute.phoneContact.taken': 'no',
        'childNow.whereUnknown': 'yes',
        'childNow.safeUntil': 'kl. 15',
      },
      handelser: {
        'events.0.what': 'Frös.',
        'events.0.when.date': '17/11',
        'events.0.source.who': 'Mormor',
        'events.1.childsOwnWords': 'Pappa sov.',
        'events.1.source.kind': 'ownObservation',
        'events.1.area': 'basicCare',
        'worry.kinds': 'neglect\nmisuse',
        'worry.suspected': 'guardian',
      },
      familjen: { 'informed.child.answer': 'yes', 'informed.child.said': 'Ville det.' },
      barnet: {
        'child.identity': '20150218-2395',
        'child.birthDate': '18 februari 2015',
        'child.school.name': 'Exempelskolan',
        'guardians.0.kind': 'godMan',
        'guardians.0.givenName': 'Linn',
        'guardians.0.livesWithChild': 'unknown',
        'siblings.answer': 'unknown',
        'jointMeeting.reporterWillAttend': 'yes',
      },
      mer: { 'worry.whyNow': 'Tredje gången.', 'more.otherAgencies': 'BVC\nBUP' },
    });
    await reader.post(`${path}/kontrollera`, { ...boxes, 'coSigning.readers': 'kurator' });
    expect(await contentOf(path)).toMatchObject({
      acute: { danger: 'yes', phoneContact: { taken: 'no' } },
      childNow: { where: 'unknown', safeUntil: 'kl. 15' },
      events: [
        {
          what: 'Frös.',
          when: { date: '2026-11-17' },
          source: { kind: 'toldBy', who: 'Mormor' },
          area: 'notSorted',
        },
        {
          what: '',
          childsOwnWords: 'Pappa sov.',
          source: { kind: 'ownObservation' },
          area: 'basicCare',
        },
      ],
      worry: { kinds: ['neglect', 'misuse'], suspected: ['guardian'], whyNow: 'Tredje gången.' },
      informed: {
        child: { answer: 'yes', said: 'Ville det.' },
        guardians: { answer: 'notAnswered' },
      },
      child: {
        identity: { kind: 'personnummer', value: '20150218-2395' },
        birthDate: '2015-02-18',
        school: { name: 'Exempelskolan', class: null },
      },
      guardians: [{ kind: 'godMan', givenName: 'Linn', livesWithChild: 'unknown' }],
      siblings: { answer: 'unknown', list: [] },
      jointMeeting: { reporterWillAttend: 'yes' },
      more: { otherAgencies: ['BVC', 'BUP'] },
      feedback: { wanted: false },
      coSigning: { exclude: ['rektor', 'skolskoterska'] },
      reporter: { subject: teacher, unit: 'Exempelskolan i Degerfors' },
    });
  });

  it('wants feedback as long as its box is ticked', async () => {
    const reader = await loggedIn();
    const path = await written(reader);
    await reader.post(`${path}/kontrollera`, { ...sent, 'feedback.wanted': 'yes' });
    expect((await contentOf(path)).feedback).toEqual({ wanted: true });
  });

  it('is one report with one receipt, however often and from where it is pressed', async () => {
    const reader = await loggedIn();
    const path = await written(reader);
    const before = await reports();
    const pressed = await Promise.all([1, 2].map(() => reader.post(`${path}/kontrollera`, sent)));
    const receipt = `/mina-anmalningar/${idOf(path)}/kvitto`;
    for (const { location } of pressed) expect(location).toBe(receipt);
    expect((await reader.get(`${path}/kontrollera`)).location).toBe(receipt);
    expect((await reader.get(`${path}/akut`)).location).toBe(receipt);
    expect((await reader.post(`${path}/kontrollera`, sent)).location).toBe(receipt);
    expect(await reports()).toBe(before + 1);
  });

  it('is too large beyond 256 kB, and says by how much', async () => {
    const reader = await loggedIn();
    const path = await written(reader, { handelser: { 'events.0.what': 'oro'.repeat(90_000) } });
    await reader.post(`${path}/kontrollera`, sent);
    const { html } = await reader.get(`${path}/kontrollera`);
    expect(html).toMatch(/Hela anmälan får vara 256 kB. Den är \d+ kB för stor/);
    expect((await fieldsOf(path))['events.0.what']).toHaveLength(270_000);
  });

  it('waits when too much is sent, and keeps the draft', async () => {
    const reader = await loggedIn();
    const path = await written(reader);
    await pages.system
      .raw('quota')
      .where('key', 'like', 'personKilobytes%')
      .update({ points: 1_000_000_000 });
    const { location } = await reader.post(`${path}/kontrollera`, sent);
    const { html } = await reader.get(location ?? '');
    expect(html).toContain('Det du skrev är sparat.');
    await pages.system.raw('quota').delete();
    expect((await reader.post(`${path}/kontrollera`, sent)).location).toContain('/kvitto');
  });
});

describe('the receipt', () => {
  it('says that the report came in, when and where, and what happens, and promises nothing', async () => {
    const reader = await loggedIn();
    const path = await written(reader, {
      handelser: worry,
      barnet: { 'siblings.list.0.givenName': 'Lo' },
    });
    const { location } = await reader.post(`${path}/kontrollera`, sent);
    const { html } = await reader.get(location ?? '');
    expect(html).toMatch(
      /ANM-\w{4}-\w{4} · måndag 23 november 2026 kl\. \d\d\.\d\d · socialnämnden i Degerfors/,
    );
    expect(html).toContain('Kvittot säger bara att anmälan har kommit in.');
    expect(html).toContain('Kvittot görs nu.');
    expect(html).toContain('Rektor, skolsköterska och kurator tillfrågas.');
    expect(html).toContain('Du kan få veta om en utredning har inletts');
    expect(html.match(/ANM-\w{4}-\w{4}/g)).toHaveLength(2);
  });

  it('is its author’s alone', async () => {
    const reader = await loggedIn();
    const path = await written(reader);
    await reader.post(`${path}/kontrollera`, sent);
    for (const login of ['rektor.degerfors', 'larare2.degerfors', 'ifochef.degerfors']) {
      const other = await loggedIn(login);
      expect((await other.get(`/mina-anmalningar/${idOf(path)}/kvitto`)).status).toBe(404);
    }
  });
});
