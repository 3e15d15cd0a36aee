import { messageExample } from '../../../api/routes/reports/bekymringsmelding-schema.ts';
import { addDays, localDate } from '../../../domain/calendar/time.ts';
import type { Place } from '../../helpers/deed.ts';
import { everyDeed, posted, type AnyDeed } from '../../helpers/living.ts';
import { choiceIn } from '../../helpers/form-choices.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { monday } from '../../helpers/stage.ts';
import type { Question } from './door.ts';
import { clientIn, keyFor } from './client-words.ts';
import { functionIn, personIn, renamed } from './staff-words.ts';
import { codeOf, type Town } from './towns.ts';

/** What a body depends on: whose case it is, and where. */
export type Ground = {
  readonly town: Town;
  readonly reportId: string;
  /** Who holds the case: allocating it to her again changes nothing for the next who asks. */
  readonly owner: string;
};

/** A form is chosen of those that the town has. */
const formIn = ({ path }: AnyDeed, town: Town): object => {
  const choice = choiceIn(town, { now: monday });
  return path.endsWith('/onward-hand-overs') ? { choice } : choice;
};

/** A deed of the life of a report with its usual words; a report is sent to the town of the walk. */
export function questionFor(
  deed: AnyDeed,
  at: Place,
  { town, owner }: Ground,
  other: object = {},
): Question {
  const words = { ...deed.words({ now: monday, officer: owner }), ...other };
  const here = {
    ...(deed.makes === 'reportId' && { municipalityCode: codeOf[town] }),
    ...(deed.makes === 'toldId' && { login: `larare.${town}` }),
    ...(deed.makes?.endsWith('andOverId') && formIn(deed, town)),
  };
  const { path, body } = posted(deed, at, { ...words, ...here });
  return { method: 'POST', path: `/api/v1${path}`, body };
}

const backAgain = '2030-01-07T12:00:00.000Z';
/** The walker's own, long after the walk, so that nobody is away in it. */
const absenceOf = (login: string): object => ({
  login,
  startsAt: '2030-01-07T08:00:00.000Z',
  endsAt: '2030-01-08T08:00:00.000Z',
});

/** What a term meeting agreed on. */
export const termRecord = {
  date: '2026-11-16',
  people: [{ function: 'rektor', name: null }],
  agreed: 'Mottagningen har öppet hus en gång i terminen.',
  agreedChanges: [{ what: 'Numret sätts upp.', owner: 'ifoChef', date: '2026-12-15' }],
} as const;

const ownDraft = /^\/api\/v1\/drafts(\/\{draftId\})?$/;

/** The route that has a deed; what was told is a report like any other there. */
export function routeOf({ path }: AnyDeed): string {
  return `/api/v1${path.replace('{toldId}', '{reportId}')}`;
}

/** A valid body for every route that takes one, so that nothing but who asks decides the answer. */
export function bodyAt(path: string, ground: Ground, at: Place): object | undefined {
  const walker = `vandrare.${ground.town}`;
  if (path.startsWith('/api/v1/kept-texts/') || ownDraft.test(path)) return { fields: {} };
  if (path === '/api/v1/attachments') return { name: 'blåmärke.jpg', size: 4 };
  if (path.endsWith('/sendings')) return { report: sampleReport() };
  if (path === '/api/v1/absences') return absenceOf(walker);
  if (path === '/api/v1/bekymringsmeldinger') return messageExample;
  if (path === '/api/v1/sent-counts') return { day: addDays(localDate(monday), -1), sent: 1 };
  if (path === '/api/v1/people') return personIn(ground.town);
  if (path.endsWith('/{personId}/functions')) return functionIn(ground.town);
  if (path.endsWith('/{assignmentId}/endings')) return { to: null };
  if (path.endsWith('/contact-changes')) return renamed;
  if (path.endsWith('/session-endings')) return {};
  if (path === '/api/v1/clients') return clientIn(ground.town);
  if (path.endsWith('/{clientId}/keys')) return keyFor(ground.town);
  if (path.endsWith('/{clientId}/endings') || path.endsWith('/revocations')) return {};
  if (path === '/api/v1/absence-endings') return { login: walker, endsAt: backAgain };
  if (path.endsWith('/authorship-statements')) return { answer: 'claimed' };
  if (path.endsWith('/findings')) return { outcome: 'nothingFound', findings: 'Tjugo ärenden.' };
  if (path.endsWith('/explanations')) {
    return { cause: 'mended', explanation: 'Arbetaren stod still.' };
  }
  if (path.endsWith('/{termMeetingId}/records')) return termRecord;
  if (path.endsWith('/{termMeetingId}/changes')) return termRecord.agreedChanges[0];
  if (path.includes('/term-meetings/')) return { outcome: 'done', reason: null };
  const [, deed] = everyDeed.find(([, one]) => routeOf(one) === path) ?? [];
  return deed && questionFor(deed, { ...at, reportId: ground.reportId }, ground).body;
}
