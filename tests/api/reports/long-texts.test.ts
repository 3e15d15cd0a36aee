import { describe, expect, it } from 'vitest';
import { makeLettersAtOnce } from '../../helpers/letters-at-once.ts';
import { reportContent } from '../../../api/routes/reports/content-schema.ts';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { readPdf, squeezed } from '../../templates/documents/read-pdf.ts';
import { contentFilledWith, isChosenValue } from '../../templates/documents/hostile-texts.ts';
import { wholeContent } from '../../templates/documents/whole-report.ts';
import { teacher } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const sentence = 'Hon kom till skolan utan ytterkläder och sade att ingen var vaken hemma. ';
const words = (bytes: number): string =>
  sentence.repeat(Math.floor(bytes / Buffer.byteLength(sentence)));

type Path = readonly (string | number)[];

/** The place of every free text of a report in which every question is answered. */
const textsOf = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value === 'string') return isChosenValue(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, [...path, key]));
};

const withText = <T>(value: T, [step, ...rest]: Path, text: string): T => {
  if (step === undefined) return text as T;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as T & Record<string, unknown>;
  return Object.assign(copy, { [step]: withText(copy[String(step)], rest, text) });
};

describe('a text in a report is never refused for its length alone', () => {
  const long = words(250_000);
  const places = textsOf(wholeContent).filter((path) => !path.includes('exclude'));

  it('asks it of every text there is', () => {
    const names = places.map((path) => path.join('.'));
    expect(names.length).toBeGreaterThan(60);
    expect(names).toEqual(expect.arrayContaining(['reporter.givenName', 'events.0.what']));
  });

  it.each(places.map((path) => [path.join('.'), path] as const))(
    '%s may be as long as the whole body',
    (_, path) => {
      const report: ReportContent = withText(wholeContent, path, long);
      const { data, error } = reportContent.safeParse(report);
      expect(error?.issues).toBeUndefined();
      expect(data).toEqual(report);
    },
  );
});

describe('a long report', () => {
  const served = servedApi();

  /** Sends a report and has its documents made. @returns its path and its document */
  const sendAndDraw = async (report: object) => {
    const { people, system } = served;
    const answer = await people.post(teacher, '/reports', report);
    expect(answer.status).toBe(201);
    const id = String(answer.body['id']);
    await makeLettersAtOnce(system, id, () => true);
    const document = await people.get(teacher, `/reports/${id}/document`);
    expect(document.status).toBe(200);
    const content = await people.get(teacher, `/reports/${id}/content`);
    const { pages } = await readPdf(document.body as unknown as Buffer);
    return { content: content.body['content'], text: squeezed(pages.join('')) };
  };

  it('of one account of 200 kB is frozen whole, and its document holds every word', async () => {
    const [event] = sampleReport().events;
    const what = `${words(200_000)}Så slutar det.`;
    const sent = await sendAndDraw(sampleReport({ events: [{ ...event!, what }] }));
    expect(sent.content).toMatchObject({ events: [{ what }] });
    const told = [...what.matchAll(/ytterkläder/g)].length;
    expect(told).toBeGreaterThan(2_500);
    expect([...sent.text.matchAll(/ytterkläder/g)]).toHaveLength(told);
    expect(sent.text).toContain(squeezed('Så slutar det.'));
  }, 120_000);

  it('of long answers everywhere is frozen whole, and its document made', async () => {
    const report = {
      ...contentFilledWith(words(3_000)),
      attachments: [],
      coSigning: { exclude: [] },
    };
    const { content, text } = await sendAndDraw(report);
    expect(content).toEqual(report);
    expect(text).toContain(squeezed(sentence));
  }, 120_000);

  it('may be supplemented at length', async () => {
    const report = await served.people.send();
    const supplement = { text: words(250_000) };
    const answer = await served.people.post(teacher, `${report}/supplements`, supplement);
    expect(answer.status).toBe(201);
  });
});
