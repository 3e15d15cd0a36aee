import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPath } from '../../../api/kit/form-declaration.ts';
import type { FactKind } from '../../../domain/kinds.ts';
import type { DeedName } from '../../helpers/living.ts';
import { openBrowser } from '../browser.ts';
import { contextOf, inspect } from '../inspect.ts';
import { readerOf, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';

const pages = servedPages();
const leader = 'ifochef.degerfors';

type Form = {
  readonly suffix: string;
  readonly fact: FactKind;
  /** How far the report has come when the page can be used. */
  readonly after: DeedName;
  readonly answers: Readonly<Record<string, string>>;
  /** Words that stand there when nothing is answered. */
  readonly asks: readonly string[];
  /** Shows everything once more before it is done. */
  readonly checked?: true;
};

const child = { 'identifiers.name': 'Kim Påhittad', 'identifiers.birthDate': '2015-02-18' };
const decided = {
  ...child,
  outcome: 'open',
  'grounds.2.ground': 'neglect',
  'grounds.2.reason': 'Är ofta ensam.',
  reasons: 'Behöver utredas.',
  childsView: 'Vill bo hos mormor.',
  bestInterests: 'Att stödet prövas.',
};

const forms: readonly Form[] = [
  {
    suffix: 'skyddsbedomning',
    fact: 'protectionAssessed',
    after: 'open',
    answers: { immediateNeed: 'no', reasons: 'Är i skolan.', violence: 'none' },
    asks: ['Välj om barnet behöver skydd omedelbart.', 'Skriv skälen.'],
  },
  {
    suffix: 'kontakter',
    fact: 'contactRecorded',
    after: 'assess',
    answers: { with: 'reporter', how: 'phone', summary: 'Gick igenom anmälan.' },
    asks: ['Välj ett svar: Med vem?', 'Fyll i Vad sades?'],
  },
  {
    suffix: 'aktualisera',
    fact: 'caseRegistered',
    after: 'open',
    answers: { registeredAs: 'report', knownBefore: 'notSearched', childFile: 'AKT 2026-1' },
    asks: ['Välj ett svar: Vad är det?'],
  },
  {
    suffix: 'polisanmalan',
    fact: 'policeReportDecided',
    after: 'assess',
    answers: { outcome: 'made', by: 'Handläggaren', on: '16/11', why: 'Misstanke om brott.' },
    asks: ['Välj ett svar: Är polisanmälan gjord?', 'Skriv datumet så här: 2026-12-03.'],
  },
  {
    suffix: 'akut-atgard',
    fact: 'acuteMeasureTaken',
    after: 'assess',
    answers: {
      kind: 'placement',
      what: 'Sover hos mormor.',
      by: 'Handläggaren',
      at: '2026-11-16',
      'at.time': '9.05',
    },
    asks: ['Välj ett svar: Vad gjordes?', 'Skriv datumet så här: 2026-12-03.'],
  },
  {
    suffix: 'jour',
    fact: 'onCallContactRecorded',
    after: 'open',
    answers: {
      caller: 'Läraren',
      at: '2026-11-15',
      'at.time': '2230',
      outcome: 'taken',
      by: 'socialjour',
    },
    asks: ['Fyll i Vem ringde?'],
  },
  {
    suffix: 'forhandsbedomning/anteckning',
    fact: 'intakeNoteTaken',
    after: 'assess',
    answers: { area: 'basicCare', source: 'läraren', difficulties: 'Morgnarna.' },
    asks: ['Välj ett svar: Område.', 'Fyll i Vem säger det?'],
  },
  {
    suffix: 'forhandsbedomning/faktor',
    fact: 'factorRecorded',
    after: 'assess',
    answers: { kind: 'protective', level: 'family', text: 'Farmor finns.', source: 'läraren' },
    asks: ['Välj ett svar: Vad är det?', 'Fyll i Beskriv.'],
  },
  {
    suffix: 'forhandsbedomning/sortera',
    fact: 'factRowSorted',
    after: 'assess',
    answers: { row: '1', area: 'safety' },
    asks: ['Fyll i Uppgift.', 'Välj ett svar: Område.'],
  },
  {
    suffix: 'beslut',
    fact: 'decisionMade',
    after: 'assess',
    answers: decided,
    asks: ['Välj minst en grund.', 'Skriv barnets inställning'],
    checked: true,
  },
  {
    suffix: 'forslag',
    fact: 'decisionProposed',
    after: 'assess',
    answers: decided,
    asks: ['Välj minst en grund.'],
    checked: true,
  },
  {
    suffix: 'forlang',
    fact: 'decisionExtended',
    after: 'assess',
    answers: {
      until: '14 december 2026',
      grounds: 'policeInterview',
      reasons: 'Barnet hörs den 10.',
    },
    asks: ['Skriv datumet så här: 2026-12-03.', 'Fyll i Beskriv skälen.'],
    checked: true,
  },
  {
    suffix: 'pagaende-utredning',
    fact: 'coveredByOngoing',
    after: 'assess',
    answers: { investigation: 'UTR 2026-7' },
    asks: ['Fyll i Utredningens beteckning'],
  },
  {
    suffix: 'underratta',
    fact: 'concernedInformed',
    after: 'decide',
    answers: { told: 'yes', how: 'Vårdnadshavarna, vid besök.' },
    asks: ['Välj ett svar: Har familjen fått veta?'],
  },
  {
    suffix: 'aterkoppla',
    fact: 'feedbackRecorded',
    after: 'decide',
    answers: { choice: 'send', answer: 'opened' },
    asks: ['Välj ett svar: Vad gör du?'],
    checked: true,
  },
];

const recorded = async (reportId: string, kind: FactKind): Promise<number> =>
  (await pages.system.raw('fact').where({ stream_id: reportId, kind })).length;

const begun = async ({
  after,
  suffix,
}: Form): Promise<{ reader: Reader; id: string; path: string }> => {
  const { reportId: id = '' } = await pages.life.until(after);
  const reader = readerOf(pages, await pages.sessions.begin(leader));
  return { reader, id, path: `/anmalningar/${id}/${suffix}` };
};

describe.each(forms)('the page $suffix', (form) => {
  it('records what is answered, and leads back to the case', async () => {
    const { reader, id, path } = await begun(form);
    const before = await recorded(id, form.fact);
    const { html } = await reader.get(path);
    const hidden = /name="_key" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const last = form.checked ? checkPath(path) : path;
    const sent = await reader.post(path, { _key: hidden, ...form.answers });
    const done = form.checked ? await reader.post(last, {}) : sent;
    // Pressed once more, or sent again after the back button, it leads to where it led.
    const again = await reader.post(last, { _key: hidden, ...form.answers });
    const led = [sent, done, again].map(({ location }) => location);
    const home = `/anmalningar/${id}`;
    expect(led).toEqual([form.checked ? last : home, home, home]);
    expect(await recorded(id, form.fact)).toBe(before + 1);
  });

  it('says all that is missing at once, and records nothing', async () => {
    const { reader, id, path } = await begun(form);
    const before = await recorded(id, form.fact);
    const { html } = await reader.fill(path, {});
    expect(html).toContain('<title>Fel: ');
    for (const words of form.asks) expect(html).toContain(words);
    expect(await recorded(id, form.fact)).toBe(before);
  });
});

describe('the forms of a case, in a browser', () => {
  const long = `${'x'.repeat(2_000)} الأمان 🙂`;
  let browser: Browser | undefined;
  let swedish: BrowserContext;
  let english: BrowserContext;
  let reader: Reader;
  let id: string;
  beforeAll(async () => {
    browser = await openBrowser();
    const token = await pages.sessions.begin(leader);
    reader = readerOf(pages, token);
    ({ reportId: id = '' } = await pages.life.until('assess'));
    if (!browser) return;
    swedish = await contextOf(browser, pages.origin, { token });
    english = await contextOf(browser, pages.origin, { token, language: 'en' });
  });
  afterAll(() => browser?.close());

  const beforeDecision = forms.filter(({ after }) => after !== 'decide');

  it.each(beforeDecision)('$suffix is as a machine wants it, in every state', async (form) => {
    if (!browser) return;
    const { suffix, answers, checked } = form;
    const path = `/anmalningar/${id}/${suffix}`;
    const look = async (context: BrowserContext, at = path): Promise<void> => {
      expect((await inspect(context, pages.origin, { path: at })).findings).toEqual([]);
    };
    await look(english);
    const longest = Object.fromEntries(Object.keys(answers).map((name) => [name, long]));
    await reader.post(path, { ...longest, _do: 'send' });
    await look(swedish);
    if (!checked) return;
    await reader.post(path, { ...answers, reasons: long });
    await look(swedish, checkPath(path));
  });
});
