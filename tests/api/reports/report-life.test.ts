import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../helpers/deed.ts';
import { deeds } from '../../helpers/life.ts';
import { castOf, posted, wholeLife, type AnyDeed, type DeedName } from '../../helpers/living.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { chief, teacher, type Body } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

/** What is read back of a deed where that is not just its words; null where it says only that it was done. */
const recordOf: Partial<Record<DeedName, (words: Body) => object | null>> = {
  sign: () => null,
  decline: ({ comment }) => ({ comment }),
  open: () => null,
  assign: ({ reason }) => ({ reason }),
  register: (words) => ({
    ...words,
    found: { child: { answer: 'searchedNoneFound', reports: [] }, siblings: [] },
  }),
  hold: ({ reason }) => ({ reason }),
  correct: ({ reason }) => ({ reason }),
  requestFeedback: () => null,
  giveFeedback: () => null,
};

/** Words of this report's own, and how they stand when that is not as they were said. */
const saying: Partial<Record<DeedName, Body>> = {
  assess: { immediateNeed: 'yes', reasons: 'Barnet kan inte vara hemma i kväll.' },
  decide: { identifiers: { number: '20140425-2395', name: 'Lo Påhittad' } },
  // Any offset is accepted, UTC is what stands (DOT.01).
  invite: { time: '2026-11-20T14:00:00+01:00' },
};
const stands: Partial<Record<DeedName, Body>> = {
  invite: { time: '2026-11-20T13:00:00.000Z' },
  decide: {
    grounds: [{ ground: 'other', text: 'Annan grund' }],
    identifiers: { compared: ['number', 'name'], whyNot: null },
  },
};

describe('a report`s whole life over HTTP', () => {
  let report: string;
  let at: Place;
  const cast = castOf('degerfors');
  const moment = () => ({ now: served.system.clock.now(), officer: cast.officer });

  /** Does a deed, and reads it back where the answer says that it stands. */
  const perform = async (name: DeedName): Promise<void> => {
    const deed: AnyDeed = deeds[name];
    const words = { ...deed.words(moment()), ...saying[name] };
    const { path, body } = posted(deed, at, words);
    const readBack = recordOf[name] ?? ((all) => all);
    const record = readBack({ ...words, ...stands[name] });
    for (const login of [cast[deed.by]].flat()) {
      const answer = await served.people.post(login, path, body);
      expect([path, answer.status, answer.body['code']]).toEqual([path, 201, undefined]);
      expect(answer.headers['etag']).toBe(`"${String(answer.body['etag'])}"`);
      const id = String(answer.body['id']);
      const location = String(answer.headers['location']);
      expect(location).toBe(`/api/v1${path}/${id}`);
      const read = await served.people.get(login, location);
      expect([location, read.status, read.body['code']]).toEqual([location, 200, undefined]);
      expect(read.body).toMatchObject({ id, record });
      const all = await served.people.get(login, path);
      expect(all.body['items']).toContainEqual(read.body);
      if (deed.makes) at = { ...at, [deed.makes]: id };
    }
  };
  const performAll = async (from: DeedName, to: DeedName): Promise<void> => {
    const names = wholeLife.slice(wholeLife.indexOf(from), wholeLife.indexOf(to) + 1);
    for (const name of names) await perform(name);
  };

  it('reads every deed back as it was recorded', async () => {
    const { child } = sampleReport();
    const identity = { kind: 'personnummer', value: '20140425-2395' };
    report = await served.people.send({ child: { ...child, givenName: 'Lo', identity } });
    at = { reportId: report.replace('/reports/', '') };
    await performAll('sign', 'consentToShare');
    expect((await served.people.get(chief, report)).body).toMatchObject({
      status: 'assessed',
      acute: false,
    });
  });

  it('carries the joint meeting from proposal to minutes', async () => {
    await performAll('propose', 'minutes');
    const { body } = await served.people.get(chief, `${report}/meetings`);
    expect(body['items']).toHaveLength(1);
  });

  it('carries decision, information, feedback and the acute follow-up', async () => {
    await performAll('decide', 'giveFeedback');
    const { body } = await served.people.get(chief, report);
    const situation = `/acute-situations/${String(body['acuteSituationId'])}`;
    const plan = deeds.planFollowUp.words(moment());
    const planned = await served.people.post(chief, `${situation}/meetings`, plan);
    expect([planned.status, planned.headers['location']]).toEqual([201, `/api/v1${situation}`]);
    const record = deeds.holdFollowUp.words(moment());
    expect((await served.people.post(chief, `${situation}/records`, record)).status).toBe(201);
    const seen = await served.people.get(chief, situation);
    const { agreedChanges: _, ...words } = record;
    expect(seen.body).toMatchObject({
      record: words,
      meetings: [{ record: plan }],
      duties: [{ state: 'done' }],
    });
  });

  it('lets the officer say that a report was acute, when nothing else did', async () => {
    const { reportId } = await served.people.until('open');
    const answer = await served.people.post(chief, '/acute-situations', { reportId });
    expect(answer.status).toBe(201);
    const seen = await served.people.get(chief, String(answer.headers['location']));
    expect(seen.body).toMatchObject({ because: 'openedByOfficer', reports: [reportId] });
  });

  it('is read back word for word, also what looks like more of the JSON it came in', async () => {
    const familysView = 'Mamman skrev " : "nej", {"a": 1} och \\';
    const sent = await served.people.send({ more: { ...sampleReport().more, familysView } });
    const { body } = await served.people.get(teacher, `${sent}/content`);
    expect(body).toMatchObject({ content: { more: { familysView } } });
  });

  it.each([
    [teacher, ['', '/content', '/history', '/duties', '/links', '/signatures', '/meetings']],
    [chief, ['', '/content', '/history', '/duties', '/links', '/signatures', '/decisions']],
    ['granskare.degerfors', ['', '/history', '/duties', '/links']],
    ['socialchef.degerfors', ['', '/duties', '/links']],
  ])('is shown to %s in answers that keep their schema', async (login, parts) => {
    for (const part of parts) {
      const answer = await served.people.get(login, `${report}${part}`);
      expect([part, answer.status, answer.body['code']]).toEqual([part, 200, undefined]);
    }
  });

  it('shows the documents only when they are made', async () => {
    for (const part of ['/document', '/receipt', `/letters/${randomUUID()}`]) {
      const answer = await served.people.get(teacher, `${report}${part}`);
      expect([part, answer.status]).toEqual([part, 404]);
    }
  });
});
