import { sampleReport } from '../../helpers/sample-report.ts';
import { codeOf, type Town } from './towns.ts';

/** What a body depends on: whose case it is, and where. */
export type Ground = {
  readonly town: Town;
  readonly reportId: string;
  /** Who holds the case: allocating it to her again changes nothing for the next who asks. */
  readonly owner: string;
};

const place = 'Exempelskolan';
const time = '2026-11-20T13:00:00.000Z';

/**
 * A valid body for every deed of the API, so that nothing but who asks decides the answer. A
 * contact is with the reporter: nobody else may be contacted in every state.
 */
export const bodies: Readonly<Record<string, (on: Ground) => object>> = {
  '/api/v1/reports': ({ town }) => sampleReport({ municipalityCode: codeOf[town] }),
  '/api/v1/reports/{reportId}/signatures': () => ({ answer: 'signed' }),
  '/api/v1/reports/{reportId}/supplements': () => ({ text: 'Kom utan frukost även i dag.' }),
  '/api/v1/reports/{reportId}/supplements/{supplementId}/readings': () => ({ newWorry: false }),
  '/api/v1/reports/{reportId}/openings': () => ({}),
  '/api/v1/reports/{reportId}/assignments': ({ owner }) => ({ login: owner, reason: 'Har tid.' }),
  '/api/v1/reports/{reportId}/contacts': () => ({
    with: 'reporter',
    how: 'phone',
    summary: 'Gick igenom anmälan.',
  }),
  '/api/v1/reports/{reportId}/protection-assessments': () => ({
    immediateNeed: 'no',
    reasons: 'Barnet hämtas av farmor.',
    violence: 'none',
  }),
  '/api/v1/reports/{reportId}/registrations': () => ({
    registeredAs: 'report',
    knownBefore: 'searchedNoneFound',
  }),
  '/api/v1/reports/{reportId}/intake-notes': () => ({ area: 'basicCare', source: 'läraren' }),
  '/api/v1/reports/{reportId}/consents': () => ({
    of: 'guardian1',
    kind: 'attend',
    answer: 'given',
    how: 'spoken',
  }),
  '/api/v1/reports/{reportId}/meetings': () => ({ plan: 'propose', times: [time], place }),
  '/api/v1/reports/{reportId}/meetings/{meetingId}/times': () => ({
    by: 'guardian1',
    answer: 'Kan komma.',
    how: 'phone',
  }),
  '/api/v1/reports/{reportId}/meetings/{meetingId}/invitations': () => ({
    time,
    place,
    invited: ['reporter'],
  }),
  '/api/v1/reports/{reportId}/meetings/{meetingId}/outcomes': () => ({ outcome: 'held' }),
  '/api/v1/reports/{reportId}/meetings/{meetingId}/minutes': () => ({
    present: [{ who: 'guardian1' }],
  }),
  '/api/v1/reports/{reportId}/decisions': () => ({
    outcome: 'open',
    grounds: '20 kap. 2 § SoL',
    reasons: 'Omsorgen behöver utredas.',
    childsView: 'Vill att farmor är med.',
    bestInterests: 'Att stödet prövas.',
    identifiersChecked: true,
  }),
  '/api/v1/reports/{reportId}/informations': () => ({ told: true, how: 'Samtal hemma.' }),
  '/api/v1/reports/{reportId}/feedback': () => ({ answer: 'opened' }),
  '/api/v1/reports/{reportId}/feedback-requests': () => ({}),
  '/api/v1/acute-situations': ({ reportId }) => ({ reportId }),
  '/api/v1/acute-situations/{situationId}/meetings': () => ({ time, invited: ['rektor'] }),
  '/api/v1/acute-situations/{situationId}/records': () => ({
    held: true,
    date: '2026-11-16',
    people: ['rektor', 'ifoChef'],
    worked: 'Numret svarade.',
    didNot: 'Ingen visste vem som ringer.',
  }),
  // Long after the walk, so that nobody is away in it.
  '/api/v1/absences': ({ town }) => ({
    login: `socialsekreterare1.${town}`,
    startsAt: '2030-01-07T08:00:00.000Z',
    endsAt: '2030-01-08T08:00:00.000Z',
  }),
};
