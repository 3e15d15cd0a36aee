import { describe, expect, it } from 'vitest';
import { sideOfRole } from '../../../domain/access/roles.ts';
import { AppError, Invalid } from '../../../domain/errors.ts';
import type { FactKind } from '../../../domain/kinds.ts';
import type { Deps } from '../../../services/acting/deps.ts';
import { viewCase } from '../../../services/desk/case.ts';
import type { Place } from '../../helpers/deed.ts';
import { castOf, everyDeed, wayTo, type AnyDeed, type DeedName } from '../../helpers/living.ts';
import { atvidaberg } from '../../helpers/forwarding.ts';
import { monday, stage } from '../../helpers/stage.ts';
import { sampleReport } from '../../helpers/sample-report.ts';

const { system, life } = await stage();
const cast = castOf('degerfors');
const leader = 'ifochef.degerfors';
const holder = 'socialsekreterare1.degerfors';
const other = 'socialsekreterare2.degerfors';

const possible = async (login: string, id: string, deps: Deps = system.deps) =>
  (await viewCase(deps, await system.as(login), id)).possible as readonly FactKind[];

/** On which report a deed is done. */
const reportOf = ({ path }: AnyDeed, at: Place): string | undefined => {
  if (path.includes('{toldId}')) return at.toldId;
  if (path.startsWith('/reports/{reportId}') || path === '/acute-situations') return at.reportId;
  return path.startsWith('/reports/{otherReportId}') ? at.otherReportId : undefined;
};

/** What people at intake do with a report. */
const deedsAtIntake = everyDeed.filter(([name, deed]) => {
  // It is done with another report than its place names.
  if (name === 'openOther') return false;
  const [login = ''] = [cast[deed.by]].flat();
  const role = login.startsWith('ifochef') || login.startsWith('social') ? 'officer' : 'teacher';
  const isOnReport = reportOf(deed, { reportId: 'r', toldId: 't', otherReportId: 'o' });
  return sideOfRole(role) === 'receiver' && isOnReport !== undefined;
});

describe('what is possible', () => {
  it.each(deedsAtIntake)('offers %s when it is done', async (name, deed) => {
    system.clock.set(monday);
    const before = wayTo(name).slice(0, -1) as readonly DeedName[];
    const { sends }: AnyDeed = deed;
    const words = { ...(before.includes('send') && sends) };
    const own = life.saying({ send: words, sendOther: words });
    const at = await own.do({}, ...before);
    const id = reportOf(deed, at) ?? '';
    if (deed.records === 'caseKept') {
      await system.raw.raw(
        `insert into duty select (json_populate_record(d, json_build_object(
           'id', gen_random_uuid(), 'kind', 'reassign'))).*
         from duty d where stream_id = ? and kind = 'decideOnInvestigation'`,
        [id],
      );
    }
    const [login = ''] = [cast[deed.by]].flat();
    expect([name, await possible(login, id)]).toEqual([
      name,
      expect.arrayContaining([deed.records]),
    ]);
    await own.do(at, name);
  });
});

/** Of these it is not refused, but idle. */
const idle: readonly FactKind[] = ['caseKept'];

/**
 * Does all that is not offered, whatever there is to do it with. What is written is what is usually
 * written, so that nothing but the state of the case refuses it.
 *
 * @returns what was not refused
 */
const wronglyNotOffered = async (login: string, at: Place, deps = system.deps) => {
  const id = at.reportId ?? '';
  const offered = await possible(login, id, deps);
  const done: string[] = [];
  let refused = 0;
  for (const [name, deed] of deedsAtIntake) {
    const { records } = deed;
    if (offered.includes(records) || idle.includes(records) || reportOf(deed, at) !== id) continue;
    const words = deed.words({ now: system.clock.now(), officer: holder });
    try {
      await deed.done(deps, await system.as(login), at, words);
      done.push(name);
    } catch (error) {
      if (String(error).includes('nothing is there yet')) continue;
      // Refused for what was written it would be possible with other words.
      if (!(error instanceof AppError) || error instanceof Invalid) throw error;
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(5);
  return done;
};

const lives: readonly (readonly DeedName[])[] = [
  ['send'],
  ['open', 'supplement'],
  ['assign', 'contact', 'register'],
  ['assess', 'findWhereabouts'],
  ['forward'],
  ['dispatchForwarding'],
  ['answerForwarding'],
  ['readSupplement', 'propose', 'openSituation'],
  ['minutes', 'extend'],
  ['waive', 'proposeDecision'],
  ['changeDecision', 'withholdFeedback'],
  ['inform', 'giveFeedback'],
  ['cover'],
  ['moveReport'],
];

describe('what is not offered', () => {
  it.each(lives.map((names) => [names.join(', '), names] as const))(
    'is refused: after %s',
    async (_, names) => {
      system.clock.set(monday);
      const at = await life.until(...names);
      const here = { ...at, reportId: at.id };
      expect(await wronglyNotOffered(other, here)).toEqual([]);
      expect(await wronglyNotOffered(leader, here)).toEqual([]);
    },
  );

  it('is refused to the officer who holds the case, too', async () => {
    for (const names of [['assign'], ['assess', 'assign'], ['decide', 'assign']] as const) {
      system.clock.set(monday);
      const at = await life.until(...names);
      expect(await wronglyNotOffered(holder, { ...at, reportId: at.id })).toEqual([]);
    }
  });

  it('is what protected contact locks, and what another municipality would have to do', async () => {
    system.clock.set(monday);
    const worry = { ...sampleReport().worry, kinds: ['honour'] } as const;
    const locked = await life.saying({ send: { worry } }).until('assess');
    expect(await wronglyNotOffered(leader, { ...locked, reportId: locked.id })).toEqual([]);
    const offered = await possible(leader, locked.id);
    expect(offered).toContain('protectedContactLifted');
    expect(offered.filter((kind) => kind.startsWith('meeting'))).toEqual(['meetingWaived']);
    const away = await life.saying({ findWhereabouts: atvidaberg }).until('forward');
    expect(await wronglyNotOffered(leader, { ...away, reportId: away.id })).toEqual([]);
    expect(await possible(leader, away.id)).not.toContain('forwardingDispatched');
  });

  it('is an officer’s decision where only the IFO-chef decides, and a late extension', async () => {
    system.clock.set(monday);
    const at = await life.until('assess');
    await life.assign(at.id, { login: holder });
    const { directory } = system.deps;
    const strict: Deps = {
      ...system.deps,
      directory: {
        ...directory,
        settingsVersion: (...of) => ({ ...directory.settingsVersion(...of), decider: 'ifoChef' }),
      },
    };
    const offered = await possible(holder, at.id, strict);
    expect(offered).not.toContain('decisionMade');
    expect(offered).toContain('decisionProposed');
    expect(await possible(leader, at.id, strict)).toContain('decisionMade');
    expect(await wronglyNotOffered(holder, { ...at, reportId: at.id }, strict)).toEqual([]);
    expect(offered).toContain('decisionExtended');
    system.clock.set('2026-12-01T09:00:00.000Z');
    expect(await possible(holder, at.id)).not.toContain('decisionExtended');
    expect(await wronglyNotOffered(holder, { ...at, reportId: at.id })).toEqual([]);
  });

  it('is to open a report before one’s turn, and everything else in an envelope', async () => {
    system.clock.set(monday);
    const { id } = await life.send();
    expect(await possible(holder, id)).toEqual(['onCallContactRecorded', 'situationOpened']);
    expect(await possible(leader, id)).toEqual([
      'reportOpened',
      'onCallContactRecorded',
      'situationOpened',
    ]);
    await life.open(id);
    expect(await possible(leader, id)).not.toContain('reportOpened');
    expect(await possible(other, id)).toEqual(['onCallContactRecorded', 'situationOpened']);
  });

  it('is what is done with the spoken report, in the written one that confirms it', async () => {
    system.clock.set(monday);
    const { toldId } = await life.do({}, 'takeCall');
    const made = await life.as('larare.degerfors').confirm({ toldId });
    expect(await possible(leader, made?.id ?? '')).toEqual([]);
    expect(await possible(leader, toldId ?? '')).toEqual(
      expect.arrayContaining(['supplementRead', 'protectionAssessed']),
    );
    expect(await possible(leader, toldId ?? '')).not.toContain('writtenReportWaived');
  });
});
