import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../helpers/sample-report.ts';
import { chief, teacher } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

const assessed = {
  immediateNeed: 'yes',
  reasons: 'Barnet kan inte vara hemma i kväll.',
  violence: 'none',
};
const decided = {
  outcome: 'open',
  grounds: '20 kap. 2 § SoL',
  reasons: 'Behöver utredas.',
  childsView: 'Vill att farmor är med.',
  bestInterests: 'Att stödet prövas.',
  identifiersChecked: true,
  override: null,
};
const consent = {
  of: 'guardian1',
  kind: 'attend',
  answer: 'given',
  how: 'spoken',
  parties: ['school'],
};
const proposal = { times: ['2026-11-20T13:00:00.000Z'], place: 'Exempelskolan i Degerfors' };
const minutes = {
  present: [{ who: 'guardian1', difficulties: 'Morgnarna.', assets: 'Farmor.' }],
  questions: null,
  agreed: [{ what: 'Frukost i skolan.', by: 'school', when: '2026-12-01' }],
};

type Deed = readonly [login: string, resource: string, body: object, record: unknown];

describe('a report`s whole life over HTTP', () => {
  let report: string;
  const made: Record<string, string> = {};

  const perform = async ([login, resource, body, record]: Deed): Promise<string> => {
    const path = `${report}/${resource}`;
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
    return id;
  };

  it('reads every deed back as it was recorded', async () => {
    const { child } = sampleReport();
    const identity = { kind: 'personnummer', value: '20140425-2395' };
    report = await served.people.send({ child: { ...child, givenName: 'Lo', identity } });
    await perform(['rektor.degerfors', 'signatures', { answer: 'signed' }, null]);
    const declined = { answer: 'declined', comment: 'Jag var inte med.' };
    await perform(['kurator.degerfors', 'signatures', declined, { comment: declined.comment }]);
    await perform([chief, 'openings', {}, null]);
    await perform([chief, 'protection-assessments', assessed, assessed]);
    const contact = { with: 'reporter', how: 'phone', summary: 'Gick igenom anmälan.' };
    await perform([chief, 'contacts', contact, contact]);
    const registration = { registeredAs: 'report', knownBefore: 'searchedNoneFound' };
    await perform([chief, 'registrations', registration, { ...registration, sameChild: [] }]);
    const note = { area: 'basicCare', source: 'läraren', difficulties: null, assets: 'Farmor.' };
    await perform([chief, 'intake-notes', note, note]);
    const supplement = { text: 'Kom utan frukost.', events: [] };
    made['supplement'] = await perform([teacher, 'supplements', supplement, supplement]);
    const reading = { newWorry: false, note: null };
    await perform([chief, `supplements/${made['supplement']}/readings`, reading, reading]);
    await perform([chief, 'consents', consent, consent]);
    const share = { ...consent, kind: 'shareInformation' };
    await perform([chief, 'consents', share, share]);
    expect((await served.people.get(chief, report)).body).toMatchObject({
      status: 'assessed',
      acute: false,
    });
  });

  it('carries the joint meeting from proposal to minutes', async () => {
    const meeting = await perform([chief, 'meetings', { plan: 'propose', ...proposal }, proposal]);
    const at = `meetings/${meeting}`;
    const answered = { by: 'guardian1', answer: 'Kan komma.', how: 'phone' };
    await perform([chief, `${at}/times`, answered, answered]);
    const invited = { place: proposal.place, invited: ['reporter', 'guardian1'], language: 'sv' };
    // Any offset is accepted, UTC is what stands (DOT.01).
    const time = '2026-11-20T14:00:00+01:00';
    const stands = { ...invited, time: '2026-11-20T13:00:00.000Z' };
    await perform([chief, `${at}/invitations`, { ...invited, time }, stands]);
    await perform([chief, `${at}/outcomes`, { outcome: 'held' }, { reason: null }]);
    await perform([chief, `${at}/minutes`, minutes, minutes]);
    const { body } = await served.people.get(chief, `${report}/meetings`);
    expect(body['items']).toHaveLength(1);
  });

  it('carries decision, information, feedback and the acute follow-up', async () => {
    await perform([chief, 'decisions', decided, decided]);
    const told = { told: true, how: 'Samtal.' };
    await perform([chief, 'informations', told, told]);
    await perform([chief, 'feedback', { answer: 'opened' }, null]);
    const { body } = await served.people.get(chief, report);
    const situation = `/acute-situations/${String(body['acuteSituationId'])}`;
    const plan = { time: '2026-11-25T09:00:00.000Z', invited: ['rektor', 'ifoChef'] };
    const planned = await served.people.post(chief, `${situation}/meetings`, plan);
    expect([planned.status, planned.headers['location']]).toEqual([201, `/api/v1${situation}`]);
    const record = {
      held: true,
      date: '2026-11-16',
      people: ['rektor', 'ifoChef'],
      worked: 'Numret svarade.',
      didNot: 'Ingen visste vem som ringer.',
      agreedChanges: [{ what: 'Anslå rutinen.', owner: 'rektor', date: '2026-12-01' }],
    };
    expect((await served.people.post(chief, `${situation}/records`, record)).status).toBe(201);
    const seen = await served.people.get(chief, situation);
    expect(seen.body).toMatchObject({
      record,
      meetings: [{ record: plan }],
      duties: [{ state: 'done' }],
    });
  });

  it('lets the officer say that a report was acute, when nothing else did', async () => {
    const quiet = await served.people.send();
    await served.people.post(chief, `${quiet}/openings`, {});
    const id = quiet.replace('/reports/', '');
    const answer = await served.people.post(chief, '/acute-situations', { reportId: id });
    expect(answer.status).toBe(201);
    const seen = await served.people.get(chief, String(answer.headers['location']));
    expect(seen.body).toMatchObject({ because: 'openedByOfficer', reports: [id] });
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
