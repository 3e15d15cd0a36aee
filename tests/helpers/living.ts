import type { Call } from '../../services/acting/call.ts';
import type { Deps } from '../../services/acting/deps.ts';
import type { Receipt } from '../../services/reports/send-report.ts';
import type { Cast, Deed, Place } from './deed.ts';
import { deeds } from './life.ts';
import type { TestSystem } from './system.ts';

type Deeds = typeof deeds;
export type DeedName = keyof Deeds;
type WordsOf<Name extends DeedName> = Partial<ReturnType<Deeds[Name]['words']>>;
type AnswerOf<Name extends DeedName> = Awaited<ReturnType<Deeds[Name]['done']>>;
type Made = { readonly id: string };
export type AnyDeed = Deed<object, Made, DeedName>;

/** The whole table, row by row. */
export const everyDeed = Object.entries(deeds) as readonly (readonly [DeedName, AnyDeed])[];

/** What can all be done with one report, in the order of the routine. */
export const wholeLife = everyDeed.filter(([, { insteadOf }]) => !insteadOf).map(([name]) => name);

/** Whether the deed there begins a report: what is sent, and what was told. */
export function beginsReport(path: string): boolean {
  return path === '/reports' || path === '/registered-reports';
}

/** What is written down on the way, besides the report itself, so that a search can look for it. */
export function wordsOnTheWay(): readonly object[] {
  const moment = { now: '2026-11-16T09:00:00.000Z', officer: '' };
  return everyDeed
    .filter(([, { path }]) => !path.endsWith('/reports') && !beginsReport(path))
    .map(([, { words }]) => words(moment));
}

/** The people of a municipality and of a school in it, by the logins that are seeded. */
export function castOf(town: string): Cast {
  return {
    author: `larare.${town}`,
    nurse: `skolskoterska.${town}`,
    signs: [`rektor.${town}`, `skolskoterska.${town}`],
    declines: [`kurator.${town}`],
    leader: `ifochef.${town}`,
    officer: `socialsekreterare1.${town}`,
    contact: `steget.${town}`,
    holder: `ifochef.${town}`,
  };
}

/** All that must be there for the deeds named, and these, in the order of the routine. */
export function wayTo(...names: readonly DeedName[]): readonly DeedName[] {
  const needed = new Set<DeedName>();
  const need = (name: DeedName): void => {
    needed.add(name);
    for (const before of deeds[name].after) need(before);
  };
  for (const name of names) need(name);
  return everyDeed.map(([name]) => name).filter((name) => needed.has(name));
}

/** The words of a report with which the deeds named can be done. */
export function wordsFor(names: readonly DeedName[]): object {
  return Object.assign({}, ...names.map((name) => (deeds[name] as AnyDeed).sends)) as object;
}

/** Words that some deeds have in place of their usual ones. */
type Saying = { readonly [Name in DeedName]?: WordsOf<Name> };

/** How deeds are done: through the services or over HTTP, by whom, with which words, and when. */
export type Telling<By> = {
  readonly perform: (deed: AnyDeed, by: By | string, at: Place, words: object) => Promise<Made>;
  readonly now: () => string;
  readonly cast: Cast;
  readonly saying: Saying;
  /** Who does everything, whoever usually does it. */
  readonly by?: By | undefined;
};

/** One deed, by each who does it. @returns the last answer; undefined when nobody does it */
export async function tell<By>(
  { perform, now, cast, saying, by }: Telling<By>,
  name: DeedName,
  at: Place,
  words: object = {},
): Promise<Made | undefined> {
  const deed: AnyDeed = deeds[name];
  const usual = deed.words({ now: now(), officer: cast.officer });
  const said = { ...usual, ...saying[name], ...words };
  let made: Made | undefined;
  for (const one of by === undefined ? [cast[deed.by]].flat() : [by]) {
    made = await perform(deed, one, at, said);
  }
  return made;
}

/** One deed after the other. @returns the place, with what they made of it */
export async function tellAll<By>(
  telling: Telling<By>,
  names: readonly DeedName[],
  at: Place,
): Promise<Place> {
  let place = at;
  for (const name of names) {
    const made = await tell(telling, name, place);
    const { makes }: AnyDeed = deeds[name];
    if (made && makes) place = { ...place, [makes]: made.id };
  }
  return place;
}

/** What is posted where, below `/api/v1`, to do a deed over HTTP. */
export function posted(
  { path, says }: AnyDeed,
  at: Place,
  words: object,
): { readonly path: string; readonly body: object } {
  const ids: Readonly<Record<string, string | undefined>> = at;
  return {
    path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `no-${name}`),
    body: { ...says?.(at), ...words },
  };
}

/** A report by its id, or a place of it. */
type About = string | Place;

type Doings = {
  /** The deed by who usually does it, with the usual words but for those given. */
  readonly [Name in Exclude<DeedName, 'send'>]: (
    about: About,
    words?: WordsOf<Name>,
  ) => Promise<AnswerOf<Name>>;
};

/**
 * Lives of reports through the services; the table in `life.ts` tells what happens in one.
 *
 *     const { id } = await life.until('assess');
 *     await life.do(id, 'waive', 'decide');
 *     await life.as('rektor.degerfors').sign(id);
 *     await life.saying({ send: { agencyKind: 'police' } }).until('open');
 */
export type Life = Doings & {
  readonly send: (words?: WordsOf<'send'>) => Promise<Receipt>;
  /** Sends a report, does whatever the deeds named need, and does them. */
  readonly until: (...names: readonly DeedName[]) => Promise<Receipt & Place>;
  /** The same with a report that was sent already, and with which nothing else was done. */
  readonly bring: (about: About, ...names: readonly DeedName[]) => Promise<Place>;
  /** Does just the deeds named. */
  readonly do: (about: About, ...names: readonly DeedName[]) => Promise<Place>;
  /** The same with other words. */
  readonly saying: (words: Saying) => Life;
  /** The same with other people. */
  readonly playedBy: (cast: Partial<Cast>) => Life;
  /** The same, everything done by one login, or as one call. */
  readonly as: (by: string | Call) => Life;
};

type Setting = Pick<Telling<Call>, 'cast' | 'saying'> & { readonly by?: string | Call };

/** @param deps the API's side; a worker's announces each deed to its relay */
export function lifeOf(
  system: TestSystem,
  deps: Deps = system.deps,
  setting: Setting = { cast: castOf('degerfors'), saying: {} },
): Life {
  const telling: Telling<string | Call> = {
    ...setting,
    now: system.clock.now,
    perform: async (deed, by, at, words) =>
      deed.done(deps, typeof by === 'string' ? await system.as(by) : by, at, words),
  };
  const placeOf = (about: About): Place =>
    typeof about === 'string' ? { reportId: about } : about;
  const doing = (name: DeedName) => (about: About, words?: object) =>
    tell(telling, name, placeOf(about), words);
  const doings = Object.fromEntries(everyDeed.map(([name]) => [name, doing(name)])) as Doings;
  const send = (words?: object) => tell(telling, 'send', {}, words) as Promise<Receipt>;
  const changed = (change: Partial<Setting>): Life =>
    lifeOf(system, deps, { ...setting, ...change });
  const bring: Life['bring'] = (about, ...names) => {
    const way = wayTo(...names).filter((name) => name !== 'send');
    return tellAll(telling, way, placeOf(about));
  };
  return {
    ...doings,
    send,
    bring,
    do: (about, ...names) => tellAll(telling, names, placeOf(about)),
    until: async (...names) => {
      const sent = await send(wordsFor(names));
      return { ...sent, ...(await bring(sent.id, ...names)) };
    },
    saying: (saying) => changed({ saying: { ...setting.saying, ...saying } }),
    playedBy: (cast) => changed({ cast: { ...setting.cast, ...cast } }),
    as: (by) => changed({ by }),
  };
}
