import { describe, expect, it } from 'vitest';
import { viewSituation } from '../../../services/situations/situation-views.ts';
import { informConcerned } from '../../../services/decisions/decisions.ts';
import { giveFeedback } from '../../../services/decisions/feedback.ts';
import { recordContact, registerCase, takeIntakeNote } from '../../../services/intake/intake.ts';
import { keepLetter } from '../../../services/letters/archive.ts';
import { recordMeetingOutcome, takeMinutes } from '../../../services/meetings/hold-meeting.ts';
import { assignCase } from '../../../services/intake/routing.ts';
import { signReport } from '../../../services/sign-off/sign-off.ts';
import { addSupplement, readSupplement } from '../../../services/reports/supplements.ts';
import { select } from '../../helpers/sql.ts';
import { faultIn } from '../../helpers/chain.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { withBrokenTrail } from '../../helpers/broken-trail.ts';
import { heldFollowUp } from '../../helpers/deeds.ts';
import { stage } from '../../helpers/stage.ts';
import { openSituationFor } from '../../../services/intake/open-situation-for.ts';
import { planFollowUp, recordFollowUp } from '../../../services/situations/follow-up.ts';
import { advance } from '../../../services/waking/advance.ts';
import { closeReport } from '../../../services/waking/first-views.ts';

const leader = 'ifochef.degerfors';
const author = 'larare.degerfors';

const { system, deeds, records } = await stage();

describe('every deed is exactly one event', () => {
  it('from the sending to the closing', async () => {
    const { deps, workerDeps, as, clock } = system;
    const { id } = await deeds.send();
    expect(await records.kinds(id)).toEqual(['reportSent']);
    let supplementId = '';
    let meetingId = '';
    const steps: readonly (readonly [readonly string[], () => Promise<unknown>])[] = [
      [
        ['signatureRecorded'],
        async () => signReport(deps, await as('rektor.degerfors'), id, { answer: 'signed' }),
      ],
      [
        ['signatureRecorded'],
        async () =>
          signReport(deps, await as('kurator.degerfors'), id, {
            answer: 'declined',
            comment: 'nej',
          }),
      ],
      [
        ['signatureRecorded'],
        async () => signReport(deps, await as('skolskoterska.degerfors'), id, { answer: 'signed' }),
      ],
      [
        ['supplementAdded'],
        async () => {
          supplementId = (
            await addSupplement(deps, await as(author), id, { text: 'mer', events: [] })
          ).id;
        },
      ],
      [['reportOpened'], () => deeds.open(id)],
      [
        ['caseAssigned'],
        async () =>
          assignCase(deps, await as(leader), id, {
            login: 'socialsekreterare1.degerfors',
            reason: 'tid',
          }),
      ],
      [
        ['supplementRead'],
        async () =>
          readSupplement(
            deps,
            await as(leader),
            { reportId: id, supplementId },
            { newWorry: false, note: null },
          ),
      ],
      [['protectionAssessed'], () => deeds.assess(id)],
      [
        ['caseRegistered'],
        async () =>
          registerCase(deps, await as(leader), id, {
            registeredAs: 'report',
            knownBefore: 'notSearched',
          }),
      ],
      [
        ['intakeNoteTaken'],
        async () =>
          takeIntakeNote(deps, await as(leader), id, {
            area: 'health',
            source: 's',
            difficulties: null,
            assets: null,
          }),
      ],
      [
        ['contactRecorded'],
        async () =>
          recordContact(deps, await as(leader), id, {
            with: 'guardian',
            how: 'phone',
            summary: 's',
          }),
      ],
      [['consentRecorded'], () => deeds.consent(id, { of: 'guardian1', answer: 'given' })],
      [
        ['meetingProposed'],
        async () => {
          meetingId = (await deeds.propose(id)).id;
        },
      ],
      [['meetingInvited'], () => deeds.invite({ reportId: id, meetingId }, ['reporter'])],
      [
        ['meetingOutcomeRecorded'],
        async () =>
          recordMeetingOutcome(
            deps,
            await as(leader),
            { reportId: id, meetingId },
            { outcome: 'held', reason: null },
          ),
      ],
      [
        ['meetingMinutesTaken'],
        async () =>
          takeMinutes(
            deps,
            await as(leader),
            { reportId: id, meetingId },
            { present: [], questions: null, agreed: [] },
          ),
      ],
      [['decisionMade'], () => deeds.decide(id)],
      [
        ['concernedInformed'],
        async () => informConcerned(deps, await as(leader), id, { told: true, how: 'telefon' }),
      ],
      [
        ['feedbackRecorded'],
        async () => giveFeedback(deps, await as(leader), id, { answer: 'opened' }),
      ],
      [
        ['documentMade'],
        () =>
          keepLetter(
            workerDeps,
            { streamId: id, kind: 'receipt', step: 'receipt', about: null },
            { bytes: Buffer.from('%PDF'), at: clock.now() },
          ),
      ],
      [
        [],
        () =>
          keepLetter(
            workerDeps,
            { streamId: id, kind: 'receipt', step: 'receipt', about: null },
            { bytes: Buffer.from('%PDF again'), at: clock.now() },
          ),
      ],
      [['reportClosed'], () => advance(workerDeps, 'report', id, clock.now())],
      [[], () => advance(workerDeps, 'report', id, clock.now())],
      [[], () => closeReport(workerDeps, id, clock.now())],
      [
        ['reportReopened', 'supplementAdded'],
        async () => addSupplement(deps, await as(author), id, { text: 'ännu mer', events: [] }),
      ],
    ];
    for (const [expected, step] of steps)
      expect(await eventsAdded(records, id, step)).toEqual(expected);
    expect(await faultIn(system.raw, id)).toBeUndefined();
  });

  it('also in the stream of an acute situation', async () => {
    const { deps, as } = system;
    const { id } = await deeds.opened();
    const situationId = (await openSituationFor(deps, await as(leader), id)).id;
    expect(await records.kinds(situationId)).toEqual(['situationOpened']);
    const plan = { time: '2026-12-01T12:00:00.000Z', invited: [] };
    expect(
      await eventsAdded(records, situationId, async () => {
        await planFollowUp(deps, await as(leader), situationId, plan);
        await viewSituation(deps, await as(leader), situationId);
        await recordFollowUp(deps, await as(leader), situationId, heldFollowUp);
      }),
    ).toEqual(['followUpMeetingPlanned', 'situationRead', 'followUpMeetingHeld']);
    expect(await faultIn(system.raw, situationId)).toBeUndefined();
  });

  it('names who acted in which function, and the instant of the caller’s clock', async () => {
    const { id } = await deeds.send();
    const [event] = await records.events(id);
    const actor = await system.actor(author);
    const unitId = actor.is === 'person' ? actor.assignment.unitId : '';
    expect(event).toMatchObject({
      v: 1,
      stream: id,
      seq: 1,
      actor: await records.personId(author),
      function: `teacher@${unitId}`,
      occurredAt: system.clock.now(),
      purpose: null,
    });
  });

  it('and leaves neither fact nor event nor status when its event cannot be recorded', async () => {
    const { id } = await deeds.opened();
    await withBrokenTrail(system.raw, { kind: 'protectionAssessed', when: 'at once' }, async () => {
      await expect(deeds.assess(id)).rejects.toThrow('the trail is broken');
    });
    expect((await records.report(id)).status).toBe('opened');
    const assessments = `select from fact where stream_id = ? and kind = 'protectionAssessed'`;
    expect(await select(system.raw, assessments, [id])).toEqual([]);
    expect(await records.openKinds(id)).toContain('assessProtection');
    await deeds.assess(id);
    expect(await faultIn(system.raw, id)).toBeUndefined();
  });
});
