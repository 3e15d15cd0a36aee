import { beforeAll, describe, expect, it } from 'vitest';
import { chief } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();

let report: string;
beforeAll(async () => {
  ({ report } = await served.people.until('assess'));
});

type Record = readonly [
  what: string,
  resource: string,
  body: object,
  code: string,
  errors: readonly string[],
];

const known = { knownBefore: 'searchedNoneFound' };
const consent = { kind: 'attend', answer: 'given', how: 'spoken', parties: ['school'] };

/** In an officer's own record, unlike in a report, what is missing or odd refuses. */
const records: readonly Record[] = [
  [
    'a registration without the choice of report, application or information',
    'registrations',
    known,
    'invalid-request',
    ['#/body/registeredAs not-a-choice'],
  ],
  [
    'a registration as something else',
    'registrations',
    { ...known, registeredAs: 'concern' },
    'invalid-request',
    ['#/body/registeredAs not-a-choice'],
  ],
  [
    'olämpligt without a reason (19 kap. 6 § SoL)',
    'feedback',
    { inappropriate: true },
    'invalid-request',
    ['#/body/reason required'],
  ],
  [
    'olämpligt with an empty reason',
    'feedback',
    { inappropriate: true, reason: ' ' },
    'invalid-request',
    ['#/body/reason wrong-format'],
  ],
  [
    'the consent of a guardian whom the report does not name',
    'consents',
    { ...consent, of: 'guardian2' },
    'unknown-person',
    ['#/body/of unknown-person'],
  ],
];

describe('an officer`s record is refused (422)', () => {
  it.each(records)('%s', async (...[, resource, body, code, errors]) => {
    const answer = await served.people.post(chief, `${report}/${resource}`, body);
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
    const found = answer.body['errors'] as { pointer: string; code: string }[];
    expect(found.map((error) => `${error.pointer} ${error.code}`)).toEqual(errors);
    const kept = await served.people.get(chief, `${report}/${resource}`);
    expect(kept.body['items']).toEqual([]);
  });
});
