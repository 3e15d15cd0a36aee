import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addMinutes } from '../../../domain/calendar/time.ts';
import { discardKeptText, keepText, viewKeptText } from '../../../services/people/kept-texts.ts';
import { eraseWhatIsOver } from '../../../services/waking/sweep-kept.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { countRows, select } from '../../helpers/sql.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, life } = await stage();
const { deps } = system;
const officer = 'socialsekreterare1.degerfors';
const fields = { reasons: 'Sover hos sin mormor Gunvor i natt.' };
const about = (subjectId: string = randomUUID()) =>
  ({ form: 'protectionAssessed', subjectId }) as const;
type Place = ReturnType<typeof about>;

const keep = async (place: Place, expected?: number, login = officer) =>
  keepText(deps, await system.as(login, expected === undefined ? {} : { expected }), place, fields);
const view = async (place: Place, login = officer) =>
  viewKeptText(deps, await system.as(login), place);

describe('what somebody has typed in a form', () => {
  it('is kept for 24 hours by person, form and subject', async () => {
    const place = about();
    const kept = await keep(place, 0);
    expect(kept).toEqual({ savedAt: monday, keptUntil: '2026-11-17T09:00:00.000Z', etag: 1 });
    expect(await view(place)).toEqual({ ...kept, fields });
    expect(await refusal(view(about()))).toEqual(hidden);
    const otherForm = { ...place, form: 'decisionMade' } as const;
    expect(await refusal(viewKeptText(deps, await system.as(officer), otherForm))).toEqual(hidden);
  });

  it.each([
    'ifochef.degerfors',
    'granskare.degerfors',
    'socialsekreterare2.degerfors',
    'larare.degerfors',
  ])('is never shown to %s, nor kept or thrown away by her', async (other) => {
    const place = about();
    await keep(place, 0);
    expect(await refusal(view(place, other))).toEqual(hidden);
    await keepText(deps, await system.as(other, { expected: 0 }), place, { reasons: 'annat' });
    await discardKeptText(deps, await system.as(other), place);
    expect(await view(place)).toMatchObject({ fields });
  });

  it('is not a system’s to keep', async () => {
    expect(await refusal(keep(about(), 0, 'skolsystem.degerfors'))).toMatchObject({
      status: 403,
      details: { rule: 'keptText.keep' },
    });
  });

  it('in another window is not written over unseen', async () => {
    const place = about();
    await keep(place, 0);
    const changed = { status: 412, code: 'changed-since', details: { etag: 1 } };
    expect(await refusal(keep(place, 0))).toEqual(changed);
    expect(await keep(place, 1)).toMatchObject({ etag: 2 });
    expect(await refusal(keep(place, 1))).toEqual({ ...changed, details: { etag: 2 } });
    expect(await keep(place)).toMatchObject({ etag: 3 });
  });

  it('of a report leaves nothing in its trail, and none of its words in a table', async () => {
    const { id } = await life.until('open');
    const before = await countRows(system.raw, 'audit_event');
    await keep(about(id), 0);
    expect(await countRows(system.raw, 'audit_event')).toBe(before);
    const rows = await select<{ sealed: Buffer }>(system.raw, `select sealed from kept_text`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ sealed }) => sealed.includes('Gunvor'))).toBe(false);
  });

  it('is bound to the person: moved into a colleague’s row it does not open', async () => {
    const place = about();
    await keep(place, 0);
    const { actor } = await system.as('ifochef.degerfors');
    const personId = actor.is === 'person' ? actor.personId : '';
    await system.raw.raw(`update kept_text set person_id = ? where subject_id = ?`, [
      personId,
      place.subjectId,
    ]);
    await expect(view(place, 'ifochef.degerfors')).rejects.toThrow('a sealed value did not open');
  });

  it('is erased by the worker when its time has passed, and not before', async () => {
    const place = about();
    const { keptUntil } = await keep(place, 0);
    const left = () =>
      select(system.raw, `select from kept_text where subject_id = ?`, [place.subjectId]);
    await eraseWhatIsOver(system.workerDeps, addMinutes(keptUntil, -1));
    expect(await left()).toHaveLength(1);
    await eraseWhatIsOver(system.workerDeps, keptUntil);
    expect(await left()).toEqual([]);
  });

  it('that is over may be begun anew although it is not erased yet', async () => {
    const place = about();
    await keep(place, 0);
    system.clock.advance({ days: 2 });
    expect(await refusal(view(place))).toEqual(hidden);
    expect(await keep(place, 0)).toMatchObject({ etag: 2 });
    system.clock.set(monday);
  });
});
