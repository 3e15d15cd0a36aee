import { describe, expect, it } from 'vitest';
import { viewLetterDesk } from '../../../services/reports/letter-desk.ts';
import { viewSupplement } from '../../../services/reports/supplement-view.ts';
import { refusal } from '../../helpers/refusals.ts';
import { stage } from '../../helpers/stage.ts';

const { system, life } = await stage();
const leader = 'ifochef.degerfors';
const desk = async (reportId: string, login = leader) =>
  viewLetterDesk(system.deps, await system.as(login), { reportId });

describe('the letters of a case at the desk', () => {
  it('are those that are due, made or not, each with who gets it', async () => {
    const { id } = await life.until('invite');
    const { letters } = await desk(id);
    expect(letters.map(({ kind, to, made }) => ({ kind, to, made }))).toEqual([
      { kind: 'jointMeetingInvitation', to: 'guardian1', made: null },
      { kind: 'jointMeetingInvitation', to: 'reporter', made: null },
      { kind: 'reportAsSent', to: null, made: null },
    ]);
  });

  it('never are the sender’s own', async () => {
    const { id } = await life.until('open');
    const { letters } = await desk(id);
    expect(letters.map(({ kind }) => kind)).toEqual(['reportAsSent']);
  });

  it('tell of a delivery that failed until somebody has made up for it', async () => {
    const place = await life.until('invite');
    const failed = { outcome: 'notDelivered', why: 'Okänd.', how: undefined, resolves: undefined };
    await life.deliver(place, failed as never);
    const [letter] = (await desk(place.id)).letters;
    expect(letter?.failed).toBe(letter?.deliveries[0]?.id);
    await life.deliver(place, { resolves: letter?.failed ?? null } as never);
    const [after] = (await desk(place.id)).letters;
    expect(after?.failed).toBeNull();
    expect(after?.deliveries.map(({ outcome }) => outcome)).toEqual(['notDelivered', 'handedOver']);
  });

  it('are shown to nobody before the report is opened, nor to the school', async () => {
    const { id } = await life.send();
    expect(await refusal(desk(id))).toMatchObject({ code: 'not-opened' });
    expect(await refusal(desk(id, 'larare.degerfors'))).toMatchObject({ code: 'forbidden' });
  });
});

describe('a supplement at the desk', () => {
  const view = async (place: {
    reportId?: string | undefined;
    supplementId?: string | undefined;
  }) => {
    const { reportId = '', supplementId = '' } = place;
    return viewSupplement(system.deps, await system.as(leader), { reportId, supplementId });
  };

  it('is shown with its answer once it has one', async () => {
    const place = await life.until('supplement', 'open');
    expect(await view(place)).toMatchObject({ reading: null, mayAnswer: true });
    await life.readSupplement(place);
    const { reading } = await view(place);
    expect(reading).toMatchObject({ newWorry: false });
  });

  it('is nothing where there is none', async () => {
    const { id } = await life.until('open');
    expect(await refusal(view({ reportId: id, supplementId: id }))).toMatchObject({
      code: 'not-found',
    });
  });
});
