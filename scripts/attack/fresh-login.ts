import type { Answer } from './asking.ts';
import { judge, type Attack } from './attack.ts';
import { chief, here, rektor, teacher } from './cast.ts';
import { forged, genuineToken } from './forged-token.ts';
import { done, expectStatus, sent, smallReport } from './reports.ts';
import type { Target } from './target.ts';

const anHour = 3_600;

/** A deed on a report, below its address, and where what it records is read. */
type Deed = {
  readonly name: string;
  readonly login: string;
  readonly resource: string;
  readonly body: object;
  /** Brings a new report to where the deed may be done. @returns its id */
  readonly ready: (target: Target) => Promise<string>;
};

const assessment = { immediateNeed: 'no', reasons: 'Är hos sin mormor i kväll.', violence: 'none' };

const deeds: readonly Deed[] = [
  {
    name: 'signing',
    login: rektor,
    resource: 'signatures',
    body: { answer: 'signed' },
    ready: (target) => sent(target, teacher, smallReport(here)),
  },
  {
    name: 'deciding',
    login: chief,
    resource: 'decisions',
    body: {
      outcome: 'doNotOpen',
      grounds: [{ ground: 'noConcern', reason: 'Ingen grund att utreda' }],
      reasons: 'Uppgifterna är utredda på annat sätt.',
      childsView: 'Barnet vill inte ha kontakt.',
      bestInterests: 'Det är bäst för barnet att inget mer görs.',
      identifiers: {
        name: 'Kim Påhittad',
        whyNot: 'Anmälan nämner varken nummer eller födelsedag.',
      },
    },
    ready: async (target) => {
      const report = await sent(target, teacher, smallReport(here));
      await done(target, [chief, `/reports/${report}/openings`, {}]);
      await done(target, [chief, `/reports/${report}/protection-assessments`, assessment]);
      return report;
    },
  },
];

const recorded = async (target: Target, login: string, path: string): Promise<unknown> =>
  expectStatus(path, await target.get(login, path), 200).body['total'];

const challengeOf = ({ headers }: Answer): string => headers['www-authenticate'] ?? 'no challenge';

const attackOf = ({ name, login, resource, body, ready }: Deed): Attack => ({
  name: `${name} with a login of an hour ago`,
  try: async (target) => {
    const path = `/reports/${await ready(target)}/${resource}`;
    const genuine = await genuineToken(target, login);
    const old = await forged(target, genuine, { claims: { auth_time: genuine.now - anHour } });
    const withOld = { authorization: `Bearer ${old}` };
    const refused = await target.post(login, path, body, withOld);
    const challenge = challengeOf(refused);
    const read = await target.get(login, path, withOld);
    const after = await recorded(target, login, path);
    const fresh = await target.post(login, path, body);
    return judge(
      ['answered', refused.status, 401],
      ['challenge of RFC 9470', challenge.includes('insufficient_user_authentication'), true],
      ['with max_age', /max_age="?\d+/.test(challenge), true],
      ['recorded', after, 0],
      ['the same login may read', read.status, 200],
      ['a fresh one may do it', fresh.status, 201],
    );
  },
});

export const freshLogin: readonly Attack[] = deeds.map(attackOf);
