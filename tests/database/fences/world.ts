import { explainDifference, listDifferences } from '../../../services/house/differences.ts';
import type { Call } from '../../../services/acting/call.ts';
import type { Deps } from '../../../services/acting/deps.ts';
import { recordTermMeeting } from '../../../services/house/hold-term-meeting.ts';
import { findDifference } from '../../../services/house/find-difference.ts';
import { endAbsence, recordAbsence } from '../../../services/people/absences.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { listSituations } from '../../../services/situations/situation-views.ts';
import { keepText } from '../../../services/people/kept-texts.ts';
import { beginDraft } from '../../../services/reports/drafts.ts';
import { advance } from '../../../services/waking/advance.ts';
import { sendSyntheticReports } from '../../../services/waking/synthetic-reports.ts';
import { reconcileDay } from '../../../services/waking/reconciliation.ts';
import { absent } from '../../helpers/absences.ts';
import { attachmentOf, picture, uploaded, uploading } from '../../helpers/files.ts';
import { castOf, lifeOf } from '../../helpers/living.ts';
import { privateReport } from '../../helpers/private-report.ts';
import { sessionsOf } from '../../helpers/sessions.ts';
import type { TestSystem } from '../../helpers/system.ts';
import { openTermMeetingIn } from '../../helpers/term-meetings.ts';
import { liveWholly, type WholeLife } from '../../helpers/whole-life.ts';

export type World = {
  /** `<sender>><receiving municipality>`, and the whole life of a report between them. */
  readonly journeys: Readonly<Record<RouteName, WholeLife>>;
  /** Sent from Degerfors' schools, not opened by anybody. */
  readonly unopened: string;
  /** Asked by a teacher in Degerfors, and not answered. */
  readonly consultation: string;
  /** To a form in Degerfors, which has not answered. */
  readonly handOver: string;
};

const unitNameOf = ({ directory }: Deps, { actor }: Call): string =>
  actor.is === 'person' ? directory.unit(actor.assignment.unitId).name : '';

type Town = 'degerfors' | 'atvidaberg';
const codes = { degerfors: '1862', atvidaberg: '0561' } as const;

const school = (town: Town) => ({
  author: `larare.${town}`,
  signs: [`rektor.${town}`],
  declines: [`kurator.${town}`],
});
/** A school of another organisation; its reporter is told nothing, and asks for it. */
const independent = (town: Town) => ({
  author: `larare2.${town}`,
  signs: [`rektor2.${town}`],
  declines: [],
});

const routes = {
  'school.degerfors>degerfors': { ...school('degerfors'), to: 'degerfors' },
  'independent.degerfors>degerfors': { ...independent('degerfors'), to: 'degerfors' },
  'school.atvidaberg>atvidaberg': { ...school('atvidaberg'), to: 'atvidaberg' },
  'independent.atvidaberg>atvidaberg': { ...independent('atvidaberg'), to: 'atvidaberg' },
  'protected.degerfors>degerfors': { ...school('degerfors'), to: 'degerfors' },
  'school.degerfors>atvidaberg': { ...school('degerfors'), declines: [], to: 'atvidaberg' },
} as const;
export type RouteName = keyof typeof routes;

/** Whole lives in two municipalities from two sender organisations each, and one across. */
export async function buildWorld(system: TestSystem): Promise<World> {
  const { deps, workerDeps, as, clock } = system;
  const made: [string, WholeLife][] = [];
  const { begin } = sessionsOf(system);
  for (const [name, { to, ...senders }] of Object.entries(routes)) {
    const cast = { ...castOf(to), ...senders };
    const protectedIdentity = name.startsWith('protected') ? 'yes' : 'no';
    const child = { ...privateReport().child, protectedIdentity } as const;
    const attachments = [attachmentOf(await uploaded(system, cast.author, picture(9)))];
    const content = privateReport({ municipalityCode: codes[to], child, attachments });
    made.push([
      name,
      name.startsWith('independent')
        ? await liveWholly(system, cast, content, ['withholdFeedback', 'requestFeedback'])
        : await liveWholly(system, cast, content),
    ]);
  }
  for (const town of ['degerfors', 'atvidaberg']) {
    for (const away of ['bitrifochef', 'kurator']) {
      await absent(system, `${away}.${town}`, '2026-01-01T00:00:00Z', '2026-01-08T00:00:00Z');
      const later = { startsAt: '2027-01-04T07:00:00.000Z', endsAt: '2027-01-08T15:30:00.000Z' };
      const call = await as(`${away}.${town}`);
      await recordAbsence(deps, call, { login: `${away}.${town}`, ...later });
      const back = { login: `${away}.${town}`, endsAt: '2027-01-05T07:00:00.000Z' };
      await endAbsence(deps, await as(`${away}.${town}`), back);
    }
    await listReports(deps, await as(`granskare.${town}`), { limit: 50, offset: 0 });
  }
  for (const login of ['larare.degerfors', 'rektor.degerfors']) {
    const fields = { 'events.0.what': 'Kom utan ytterkläder.' };
    await beginDraft(deps, await as(login), fields);
    await uploading(system, login, picture(9));
    const about = { form: 'supplementAdded', subjectId: made[0]?.[1].id ?? '' } as const;
    await keepText(deps, await as(login), about, fields);
    await begin(login);
  }
  // A list that goes across municipalities, and one that shows acute situations.
  await listReports(deps, await as('larare.degerfors'), { limit: 50, offset: 0 });
  await listSituations(deps, await as('ifochef.atvidaberg'), { limit: 50, offset: 0 });
  for (const town of ['degerfors', 'atvidaberg']) {
    const here = lifeOf(system).playedBy(castOf(town));
    await here.do({}, 'takeQuestion');
    await here.do({}, 'ask', 'answerQuestion');
    await here.do({}, 'ask', 'reportFromQuestion');
  }
  // One form refuses a child and another is asked; one hands on to another.
  await lifeOf(system).until('refuseForm', 'chooseFormAgain');
  await lifeOf(system).until('handOn');
  const { handOverId: handOver = '' } = await lifeOf(system).until('chooseForm');
  for (const [code, login] of [
    ['1862', undefined],
    ['0561', 'forvaltare.atvidaberg'],
  ] as const) {
    const municipalityId = deps.directory.municipalityByCode(code)?.id ?? '';
    const counts = { day: '2026-11-15', sender: 'skolan', counts: { reportsSent: 2 } };
    const found = { outcome: 'counts', about: municipalityId, secret: counts } as const;
    await findDifference(workerDeps, { municipalityId, now: clock.now() }, found, () => false);
    if (!login) continue;
    const call = await as(login);
    const { items } = await listDifferences(deps, call, { limit: 1, offset: 0 });
    const why = { cause: 'mended', explanation: 'Arbetaren stod still.' } as const;
    await explainDifference(deps, call, items[0]?.id ?? '', why);
  }
  for (const code of Object.values(codes)) {
    await openTermMeetingIn(system, code);
  }
  const atvidaberg = await openTermMeetingIn(system, codes.atvidaberg);
  await recordTermMeeting(deps, await as('ifochef.atvidaberg'), atvidaberg, {
    date: '2026-11-16',
    people: [{ function: 'rektor', name: null }],
    agreed: 'Öppet hus en gång i terminen.',
    agreedChanges: [
      {
        what: 'Numret sätts upp.',
        owner: 'rektor',
        school: unitNameOf(deps, await as('rektor.atvidaberg')),
        date: '2026-12-15',
      },
    ],
  });
  await sendSyntheticReports(workerDeps, clock.now());
  const { id: consultation } = await lifeOf(system).ask({});
  const { id: unopened } = await lifeOf(system).send();
  clock.advance({ minutes: 70 });
  await advance(workerDeps, 'report', unopened, clock.now());
  const engine = { hasStarted: () => Promise.resolve(true) };
  await reconcileDay(workerDeps, engine, { day: '2026-11-16', now: clock.now() });
  return {
    journeys: Object.fromEntries(made) as World['journeys'],
    unopened,
    consultation,
    handOver,
  };
}
