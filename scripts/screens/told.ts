import type { PublicApi } from '../journey/public-api.ts';

/** Reports in the states that the pictures show. */
export type Told = {
  readonly unopened: string;
  readonly opened: string;
  readonly assessed: string;
  readonly decided: string;
};

const report = {
  acute: { danger: 'no' },
  childNow: { where: 'I skolan till kl. 14.' },
  events: [
    {
      what: 'Kom utan ytterkläder och somnade på första lektionen.',
      when: { date: null, note: 'i går morse' },
      source: { kind: 'ownObservation' },
      childsOwnWords: 'Jag hittade inga kläder. Pappa sov.',
      area: 'basicCare',
    },
  ],
  worry: { kinds: ['neglect'], suspected: ['guardian'] },
  reporter: {
    givenName: 'Karin',
    familyName: 'Test',
    title: 'lärare',
    unit: 'Exempelskolan i Degerfors',
  },
  child: { givenName: 'Vera', familyName: 'Påhittad', birthDate: '2018-03-05' },
  guardians: [
    { givenName: 'Marcus', familyName: 'Påhittad' },
    { givenName: 'Linn', familyName: 'Påhittad' },
  ],
};

const teacher = 'larare.degerfors';
const leader = 'ifochef.degerfors';

const idOf = (what: string, { status, body }: { status: number; body: unknown }): string => {
  if (status !== 201) throw new Error(`${what} was answered with ${status}`);
  return (body as { readonly id: string }).id;
};

/** Tells reports through the public API, as far as the pictures need them. */
export async function tellReports(api: PublicApi): Promise<Told> {
  const sent = async (): Promise<string> =>
    idOf('a report', await api.post(teacher, '/reports', { ...report, municipalityCode: '1862' }));
  const done = async (id: string, path: string, body: object): Promise<string> => {
    idOf(path, await api.post(leader, `/reports/${id}/${path}`, body));
    return id;
  };
  const opened = async (): Promise<string> => done(await sent(), 'openings', {});
  const assessed = async (): Promise<string> =>
    done(await opened(), 'protection-assessments', {
      immediateNeed: 'no',
      reasons: 'Är i skolan i dag och hämtas av farmor.',
      violence: 'none',
    });
  const decided = async (): Promise<string> =>
    done(await assessed(), 'decisions', {
      outcome: 'open',
      reasons: 'Omsorgen behöver utredas.',
      childsView: 'Vill att farmor är med.',
      bestInterests: 'Att stödet prövas.',
      grounds: [{ ground: 'neglect', reason: 'Är ofta utan tillsyn.' }],
      identifiers: { name: 'Vera Påhittad', birthDate: '2018-03-05' },
    });
  return {
    decided: await decided(),
    assessed: await assessed(),
    opened: await opened(),
    unopened: await sent(),
  };
}
