import { loadDirectory } from '../../../services/directory.ts';
import { createTestApi, testQuota } from '../../api/parts.ts';
import { monday } from '../../helpers/stage.ts';
import { createTestSystem, type TestSystem } from '../../helpers/system.ts';
import { openDoor, type Door } from './door.ts';
import {
  tellConsultation,
  tellDifference,
  tellDraft,
  tellHandOver,
  tellKeptText,
  tellLooks,
  tellTermChange,
  tellTermMeeting,
  tellUpload,
} from './beside.ts';
import {
  tell,
  tellCall,
  tellCounterpart,
  tellFollowUp,
  tellSentInName,
  tellSituation,
  type SituationStory,
  type Story,
  type Teller,
} from './lives.ts';
import { stories, type Cast } from './stories.ts';
import type { Target } from './target.ts';
import { tellClients } from './clients.ts';
import { tellStaff } from './staff.ts';
import { otherTown, towns, type Town } from './towns.ts';
import { addOtherSchool, addWalker } from './walker.ts';
import { advance } from '../../../services/waking/advance.ts';

const thursday = '2026-11-12T09:00:00.000Z';

export type TownOfWalk = Cast & {
  readonly reports: ReadonlyMap<string, Target>;
  readonly situations: ReadonlyMap<string, Target>;
  readonly consultations: ReadonlyMap<string, Target>;
  readonly differences: ReadonlyMap<string, Target>;
  readonly termMeetings: ReadonlyMap<string, Target>;
  readonly handOvers: ReadonlyMap<string, Target>;
};

export type World = {
  readonly door: Door;
  readonly towns: Readonly<Record<Town, TownOfWalk>>;
  /** Deeds that were done while it was made, by their paths, and looks, as `GET` and theirs. */
  readonly done: ReadonlySet<string>;
  readonly close: () => Promise<void>;
};

/** Runs the jobs a few at a time, in order. */
export async function severalAtOnce<T>(
  jobs: readonly T[],
  run: (job: T) => Promise<void>,
): Promise<void> {
  const queue = jobs.values();
  const worker = async (): Promise<void> => {
    for (const job of queue) await run(job);
  };
  await Promise.all(Array.from({ length: 5 }, worker));
}

const tellAll = async (
  teller: Teller,
  told: readonly (readonly [string, Story])[],
): Promise<Map<string, Target>> => {
  const { system } = teller;
  const reports = new Map<string, Target>();
  const tellOne = async ([name, story]: readonly [string, Story]): Promise<void> => {
    reports.set(name, await tell(teller, story));
  };
  system.clock.set(thursday);
  const early = told.filter(([, { lastWeek }]) => lastWeek);
  await severalAtOnce(early, tellOne);
  system.clock.set(monday);
  for (const { ids } of reports.values()) {
    await advance(system.workerDeps, 'report', ids['reportId'] ?? '', monday);
  }
  await severalAtOnce(
    told.filter(([, { lastWeek }]) => !lastWeek),
    tellOne,
  );
  return reports;
};

/** The API opens no situation without a school, but the routine knows of one: a call at night. */
const forgetSchool = async ({ raw }: TestSystem, { ids }: Target): Promise<void> => {
  const id = ids['situationId'] ?? '';
  await raw.raw(
    `update acute_situation set sender_organisation_id = null, sender_unit_id = null where id = ?`,
    [id],
  );
  await raw.raw(`update stream set organisation_id = null where id = ?`, [id]);
};

const situationsOf = async (teller: Teller, { town }: Cast): Promise<Map<string, Target>> => {
  const by = (login: string, to = town) => tellSituation(teller, { author: { login }, to });
  const own = (story: SituationStory) =>
    tellSituation(teller, { author: { login: `larare.${town}` }, to: town }, story);
  const schoolless = await by(`larare.${town}`);
  await forgetSchool(teller.system, schoolless);
  const named = await by(`larare.${town}`);
  await forgetSchool(teller.system, named);
  await tellCounterpart(teller, named);
  await tellCall(teller, { to: town });
  await tellSentInName(teller, { author: { login: `larare.${town}` }, to: town });
  await tellFollowUp(teller, { author: { login: `larare.${town}` }, to: town });
  const elsewhere = otherTown(town);
  return new Map([
    ["own school's situation", await by(`larare.${town}`)],
    ["own school's situation not yet told", await own({ found: true })],
    ["own school's situation not yet told, led", await own({ found: true })],
    ["own school's situation with its meeting planned", await own({ found: true, planned: [] })],
    [
      'situation of a report that the rektor was kept from',
      await own({ exclude: ['rektor'], planned: [] }),
    ],
    [
      'situation to which the rektor was then invited',
      await own({ exclude: ['rektor'], planned: ['rektor'] }),
    ],
    [
      'situation of a report with protected identity',
      await tellSituation(
        teller,
        { author: { login: `larare2.${town}` }, to: town },
        { protectedIdentity: true },
      ),
    ],
    ["other school's situation", await by(`larare2.${town}`)],
    ['situation without a school', schoolless],
    ["other municipality's situation", await by(`larare.${elsewhere}`, elsewhere)],
  ]);
};

const consultationsOf = async (
  teller: Teller,
  { town, walker }: Cast,
): Promise<Map<string, Target>> => {
  const by = (login: string, call = false) =>
    tellConsultation(teller, { by: { login }, town, call });
  const own = await tellConsultation(teller, { by: walker.as('teacher'), town });
  return new Map([
    ['own consultation', own],
    ['own consultation in another organisation', own],
    ["colleague's consultation", await by(`larare.${town}`)],
    ['consultation by an unknown caller', await by(`ifochef.${town}`, true)],
    ["other municipality's consultation", await by(`larare.${otherTown(town)}`)],
  ]);
};

const differencesOf = async (teller: Teller, { town }: Cast): Promise<Map<string, Target>> =>
  new Map([
    ['difference in the own municipality', await tellDifference(teller, town)],
    ['difference in another municipality', await tellDifference(teller, otherTown(town))],
  ]);

const termMeetingsOf = async (teller: Teller, { town }: Cast): Promise<Map<string, Target>> =>
  new Map([
    ['term meeting of the own municipality', await tellTermMeeting(teller, town)],
    ['term meeting of another municipality', await tellTermMeeting(teller, otherTown(town))],
  ]);

/** A town of the walk has one form with somebody; another's is made of the other school. */
const toAnother = async (
  { raw }: TestSystem,
  { ids }: Target,
  change: { readonly handedOn?: true; readonly owner?: string } = {},
): Promise<void> => {
  const id = ids['handOverId'] ?? '';
  await raw.raw(
    `with other as (select u.id, u.organisation_id from hand_over h
       join unit u on u.municipality_id = h.municipality_id and u.name like 'Provskolan%' where h.id = :id),
     moved as (update stream set organisation_id = other.organisation_id from other where stream.id = :id)
     update hand_over set form_unit_id = other.id, organisation_id = other.organisation_id,
       from_unit_id = case when :handedOn then form_unit_id else from_unit_id end,
       from_organisation_id = case when :handedOn then hand_over.organisation_id else from_organisation_id end,
       owner_person_id = coalesce((select id from person where subject = :owner), owner_person_id)
     from other where hand_over.id = :id`,
    { id, handedOn: change.handedOn ?? false, owner: change.owner ?? null },
  );
};

const handOversOf = async (
  teller: Teller,
  { town, walker }: Cast,
): Promise<Map<string, Target>> => {
  const { system } = teller;
  const own = await tellHandOver(teller, town);
  const mine = await tellHandOver(teller, town);
  await toAnother(system, mine, { owner: walker.login });
  const handedOn = await tellHandOver(teller, town);
  await toAnother(system, handedOn, { handedOn: true });
  const ledOn = await tellHandOver(teller, town);
  await toAnother(system, ledOn, { handedOn: true });
  const taken = await tellHandOver(teller, town, { does: ['acceptForm'] });
  await toAnother(system, taken, { handedOn: true });
  const another = await tellHandOver(teller, town);
  await toAnother(system, another);
  await tellHandOver(teller, town, { does: ['refuseForm', 'chooseFormAgain'] });
  await tellHandOver(teller, town, { does: ['acceptForm', 'handOn'] });
  await tellHandOver(teller, town, { does: ['acceptForm', 'followUpForm'] });
  await tellHandOver(teller, town, { does: ['endHandOver'] });
  await tellHandOver(teller, town, { does: ['withdrawFormConsent'] });
  return new Map([
    ['hand-over to the own form', own],
    ['own hand-over', mine],
    ['hand-over that the own form handed on', handedOn],
    ['hand-over that the own form handed on, led', ledOn],
    ['hand-over that the own form handed on and another took', taken],
    ['hand-over to another form', another],
    ['hand-over in another municipality', await tellHandOver(teller, otherTown(town))],
  ]);
};

const townOf = async (teller: Teller, cast: Cast): Promise<TownOfWalk> => ({
  ...cast,
  reports: await tellAll(teller, stories[cast.town](cast)),
  situations: await situationsOf(teller, cast),
  consultations: await consultationsOf(teller, cast),
  differences: await differencesOf(teller, cast),
  termMeetings: await termMeetingsOf(teller, cast),
  handOvers: await handOversOf(teller, cast),
});

const castOf = async ({ raw }: TestSystem, town: Town): Promise<Cast> => ({
  town,
  walker: await addWalker(raw, town),
  otherSchool: await addOtherSchool(raw, town),
});

/** Everything that the walk asks about, made through the API in a database of its own. */
export async function makeWorld(): Promise<World> {
  const system = await createTestSystem(monday);
  const casts = [];
  for (const town of towns) casts.push(await castOf(system, town));
  const directory = await loadDirectory(system.deps.db);
  const deps = { ...system.deps, directory };
  // Nobody does in an hour what the walker does.
  const quota = testQuota(deps.db, {
    figures: {
      quotaPersonLooks: 100_000,
      quotaPersonKilobytes: 320_000,
      quotaUnitKilobytes: 3_200_000,
    },
  });
  const door = await openDoor(await createTestApi({ deps, clock: system.clock }, { quota }));
  const done = new Set<string>();
  const teller: Teller = { system, door, done: (path) => void done.add(path) };
  await tellDraft(teller, { login: 'larare.degerfors' });
  await tellKeptText(teller, { login: 'larare.degerfors' });
  await tellTermChange(teller);
  await tellStaff(teller);
  await tellClients(teller);
  await tellUpload(teller, { login: 'larare.degerfors' });
  const made = [];
  for (const cast of casts) made.push([cast.town, await townOf(teller, cast)] as const);
  await tellLooks(teller, { login: 'granskare.degerfors' });
  return {
    door,
    towns: Object.fromEntries(made) as World['towns'],
    done,
    close: async () => {
      await door.close();
      await system.close();
    },
  };
}
