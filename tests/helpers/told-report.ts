import type { Registered } from '../../services/reports/register-report.ts';
import type { StatedCaller, Told } from '../../domain/reports/spoken.ts';
import { sampleReport } from './sample-report.ts';

/** What is told of the worry of the sample report. */
export function told(changes: Partial<Told> = {}): Told {
  const {
    schemaVersion: _,
    municipalityCode: __,
    agencyKind: ___,
    reporter: ____,
    coSigning: _____,
    attachments: ______,
    ...rest
  } = sampleReport();
  return { ...rest, ...changes };
}

const stated = {
  givenName: 'Anna',
  familyName: 'Exempel',
  title: 'lärare åk 5',
  unit: 'Exempelskolan i Degerfors',
  phone: '070-174 06 05',
  email: 'anna.exempel@example.se',
  relationToChild: 'mentor',
  knownChildSince: null,
} as const;

export const callers = {
  teacher: { is: 'obliged', agencyKind: 'school', ...stated },
  neighbour: { is: 'private', agencyKind: 'privatePerson', ...stated, title: null, unit: null },
  anonymous: { is: 'anonymous', relationToChild: 'granne' },
} as const satisfies Readonly<Record<string, StatedCaller>>;

/** A call by the teacher of the sample report, whom the directory knows. */
export function callAt(at: string, changes: Partial<Registered> = {}): Registered {
  return {
    received: { how: 'phone', at },
    caller: callers.teacher,
    login: 'larare.degerfors',
    told: told(),
    ...changes,
  };
}

/** A call by somebody who gives no name. */
export function anonymousAt(at: string, changes: Partial<Registered> = {}): Registered {
  return callAt(at, { caller: callers.anonymous, login: null, ...changes });
}
