import { describe, expect, it } from 'vitest';
import { recordConsents, type AnswersToBoth } from '../../../services/meetings/consents.ts';
import { viewMeetings } from '../../../services/meetings/view-meetings.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { refusal } from '../../helpers/refusals.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
const leader = 'ifochef.degerfors';
const both: AnswersToBoth = {
  of: 'guardian1',
  how: 'spoken',
  on: '2026-11-15',
  attend: 'given',
  share: 'given',
  parties: ['school'],
};
const recording = async (reportId: string, words: Partial<AnswersToBoth> = {}) =>
  recordConsents(system.deps, await system.as(leader), reportId, { ...both, ...words });
const view = async (reportId: string) =>
  viewMeetings(system.deps, await system.as(leader), { reportId });

describe('answers to both questions', () => {
  it('are two records of one deed, each with who, how and on which day', async () => {
    const { id } = await life.until('assess');
    await recording(id);
    const { of, how, on } = both;
    expect((await view(id)).consents).toMatchObject([
      { of, how, on, kind: 'attend', answer: 'given', parties: [] },
      { of, how, on, kind: 'shareInformation', answer: 'given', parties: ['school'] },
    ]);
  });

  it('leave out the one that was not asked', async () => {
    const { id } = await life.until('assess');
    await recording(id, { attend: null, share: 'refused', parties: [] });
    expect((await view(id)).consents.map(({ kind }) => kind)).toEqual(['shareInformation']);
  });

  it.each([
    ['neither', { attend: null, share: null }, 'invalid-request'],
    ['a yes to telling nobody', { parties: [] }, 'parties-missing'],
    ['a day to come', { on: '2026-11-17' }, 'invalid-request'],
    ['a guardian whom the report does not name', { of: 'guardian7' as const }, 'unknown-person'],
  ])('are refused for %s, and nothing is recorded', async (_, words, code) => {
    const { id } = await life.until('assess');
    expect(await refusal(recording(id, words))).toMatchObject({ code });
    expect((await view(id)).consents).toEqual([]);
  });
});

describe('all of a joint meeting', () => {
  it('is told in one look, which the trail tells of', async () => {
    const { id } = await life.until('assess');
    const added = await eventsAdded(records, id, () => view(id));
    expect(added).toEqual(['contentRead']);
  });

  it('says how far each meeting has come, the newest first', async () => {
    const { id } = await life.until('assess');
    const stages = async () => (await view(id)).meetings.map(({ stage: at }) => at);
    expect(await stages()).toEqual([]);
    const place = await life.do(id, 'propose', 'consent', 'consentToShare');
    expect(await stages()).toEqual(['proposed']);
    await life.invite(place);
    expect(await stages()).toEqual(['invited']);
    await life.hold(place, { outcome: 'moved' });
    expect(await stages()).toEqual(['moved']);
    await life.do(place, 'invite', 'hold');
    expect(await stages()).toEqual(['held']);
    await life.minutes(place);
    await life.propose(place);
    expect(await stages()).toEqual(['proposed', 'minuted']);
  });

  it('names no home where the child is placed, nor a private person, among those who can come', async () => {
    const [guardian] = sampleReport().guardians;
    const { id } = await life
      .saying({
        send: { guardians: [{ ...guardian, kind: 'placedHome' }, guardian] as never },
      })
      .until('assess');
    const { people } = await view(id);
    expect(people.guardians.map(({ place }) => place)).toEqual(['guardian2']);
  });

  it('tells of violence by somebody close, for which separate talks are held', async () => {
    const { id } = await life.saying({ assess: { violence: 'byCloseRelation' } }).until('assess');
    expect(await view(id)).toMatchObject({ closeViolence: true });
  });

  it('is shown to nobody before the report is opened, nor to its sender', async () => {
    const { id } = await life.send();
    expect(await refusal(view(id))).toMatchObject({ code: 'not-opened' });
    const sender = await system.as('larare.degerfors');
    expect(await refusal(viewMeetings(system.deps, sender, { reportId: id }))).toMatchObject({
      code: 'forbidden',
    });
  });

  it('refuses the page of a deed as the deed itself would be', async () => {
    const { id } = await life.until('open');
    const before = 'consentRecorded';
    const asked = async (login: string) =>
      viewMeetings(system.deps, await system.as(login), { reportId: id, before });
    expect(await refusal(asked(leader))).toMatchObject({ code: 'wrong-state' });
    await life.do(id, 'assess');
    expect((await asked(leader)).id).toBe(id);
    expect(await refusal(asked('socialsekreterare2.degerfors'))).toMatchObject({
      code: 'forbidden',
    });
  });
});
