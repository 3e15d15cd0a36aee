import { beforeEach, describe, expect, it } from 'vitest';
import { viewReport } from '../../../services/reports/report-views.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const honour = { ...sampleReport().worry, kinds: ['honour'] } as const;
const guarded = life.saying({ send: { worry: honour } });
const toGuardian = { with: 'guardian', how: 'phone', summary: 'Berättade om anmälan.' } as const;
const seenBy = async (login: string, id: string) =>
  viewReport(system.deps, await system.as(login), id);

describe('protected contact that the officer turns off (routine §1.5)', () => {
  it('lets the guardians be told, once the assessment is made', async () => {
    const { id } = await guarded.until('assess');
    expect(await refusal(life.contact(id, toGuardian))).toMatchObject({
      code: 'protected-contact',
    });
    await life.liftProtection(id);
    await life.contact(id, toGuardian);
    await life.do(id, 'propose');
  });

  it('owes the joint meeting that it had kept from being owed, by the assessment', async () => {
    const { id } = await guarded.until('assess');
    expect(await records.openKinds(id)).not.toContain('holdJointMeeting');
    await life.liftProtection(id);
    expect(await records.openKinds(id)).toContain('holdJointMeeting');
  });

  it('and none where the assessment tells of violence close to the child (19 kap. 5 § SoL)', async () => {
    const { id } = await guarded.until('open');
    await life.assess(id, { violence: 'honour' });
    await life.liftProtection(id);
    expect(await records.openKinds(id)).not.toContain('holdJointMeeting');
  });

  it('leaves no trace for the sender: what she sees and its version are as before', async () => {
    const { id } = await guarded.until('assess');
    const before = await seenBy('larare.degerfors', id);
    await life.liftProtection(id);
    expect(await seenBy('larare.degerfors', id)).toEqual(before);
    expect(before.protectedContact).toBe(true);
    expect((await seenBy('ifochef.degerfors', id)).protectedContact).toBe(false);
  });

  it('is turned off once, and only where it is on', async () => {
    const { id } = await guarded.until('open', 'liftProtection');
    expect(await refusal(life.liftProtection(id))).toMatchObject({ code: 'not-protected' });
    const other = await life.until('open');
    expect(await refusal(life.liftProtection(other.id))).toMatchObject({ code: 'not-protected' });
  });
});
