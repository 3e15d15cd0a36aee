import { randomUUID } from 'node:crypto';
import type { Answer } from './asking.ts';
import { judge, type Family, type Sight } from './attack.ts';
import {
  chief,
  here,
  kurator,
  officer,
  otherRektor,
  rektor,
  schoolSystem,
  teacher,
} from './cast.ts';
import { partsOfReport } from './published.ts';
import { done, smallReport } from './reports.ts';
import type { Target } from './target.ts';

const notThere = 404;

/** A call of few words, by the teacher or by nobody that is known. */
const call = (caller: 'teacher' | 'anonymous'): object => {
  const { acute, events, worry, child } = smallReport(here);
  return {
    received: { how: 'phone', at: new Date(Date.now() - 60_000).toISOString() },
    caller:
      caller === 'teacher'
        ? { is: 'obliged', agencyKind: 'school', givenName: 'Anna', familyName: 'Exempel' }
        : { is: 'anonymous' },
    login: caller === 'teacher' ? teacher : null,
    report: { acute, events, worry, child },
  };
};

const writtenDown = (target: Target, caller: 'teacher' | 'anonymous'): Promise<string> =>
  done(target, [officer, '/registered-reports', call(caller)]);

const confirmation = (confirms: string): object => ({ ...smallReport(here), confirms });

/** What an answer says, but for the number of the request. */
const said = ({ status, body }: Answer): unknown => {
  const { instance: _, ...told } = body;
  return { status, told };
};

const senders = [teacher, rektor, kurator, otherRektor, schoolSystem];

/** Who answers a call writes it down, and what was told is the caller's and nobody's beside her. */
export const calls: Family = {
  name: 'calls',
  attacks: [
    {
      name: 'a sender writes down a call as though she were social services',
      try: async (target) => {
        const answers = [];
        for (const login of senders) {
          answers.push((await target.post(login, '/registered-reports', call('teacher'))).status);
        }
        const own = await target.post(officer, '/registered-reports', call('teacher'));
        return judge(
          ['of senders', [...new Set(answers)], [403]],
          ['the officer’s own', own.status, 201],
        );
      },
    },
    {
      name: 'a sender confirms what another has told',
      try: async (target) => {
        const told = await writtenDown(target, 'teacher');
        const nothing = randomUUID();
        const sights: Sight[] = [];
        for (const login of [rektor, kurator, otherRektor, schoolSystem]) {
          const real = await target.post(login, '/reports', confirmation(told));
          const none = await target.post(login, '/reports', confirmation(nothing));
          sights.push([`${login} is answered`, said(real), said(none)]);
          sights.push([`as for no call`, none.status, notThere]);
        }
        const hers = await target.post(teacher, '/reports', confirmation(told));
        const again = await target.post(teacher, '/reports', confirmation(told));
        return judge(...sights, ['the caller’s own', [hers.status, again.status], [201, 409]]);
      },
    },
    {
      name: 'the sender’s side looks for what an anonymous caller told',
      try: async (target) => {
        const told = await writtenDown(target, 'anonymous');
        const seen: string[] = [];
        for (const login of senders) {
          for (const part of await partsOfReport(target)) {
            const { status } = await target.get(login, `/reports/${told}${part}`);
            if (status !== notThere) seen.push(`${login} ${part} ${status}`);
          }
          const { text } = await target.get(login, '/reports?limit=50');
          if (text.includes(told)) seen.push(`${login} lists it`);
        }
        const control = await target.get(chief, `/reports/${told}`);
        return judge(['seen', seen, []], ['the receiver’s own reading', control.status, 200]);
      },
    },
  ],
};
