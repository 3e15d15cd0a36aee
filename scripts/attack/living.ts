import { deeds } from '../journey/deeds.ts';
import { chief, here, kurator, nurse, officer, rektor, teacher } from './cast.ts';
import type { Sent } from './leveled.ts';
import { partsOfReport } from './published.ts';
import { comesTrue, expectStatus, sent, smallReport } from './reports.ts';
import type { Target } from './target.ts';
import { hasLetters } from './verifier.ts';

/**
 * Two reports of the same words. With the one nobody does anything after the opening; with the
 * other the receiver does all that stands on her own side. What a sender is sent of the two has to
 * be the same, headers included, since what can be inferred counts as shown.
 */
type Deed = readonly [login: string, deed: keyof typeof deeds, words?: object];

/** Done with both; with the signatures nothing of the sender's keeps the busy one from closing. */
const opening: readonly Deed[] = [
  ...[rektor, nurse, kurator].map((login): Deed => [login, 'sign', { answer: 'signed' }]),
  [chief, 'open'],
  [chief, 'assign', { login: officer, reason: 'Känner familjen sedan tidigare.' }],
];

const decision = {
  outcome: 'open',
  grounds: [{ ground: 'neglect', reason: 'oro för omsorgssvikt under längre tid' }],
  reasons: 'Uppgifterna är samstämmiga och upprepade.',
  childsView: 'Vill sova hos mormor och träffa pappa ibland.',
  bestInterests: 'Att hemmet utreds är bäst för barnet nu.',
  identifiers: { name: 'Kim Påhittad', whyNot: 'Anmälan nämner varken nummer eller födelsedag.' },
};
const consent = { of: 'guardian1', answer: 'given', how: 'spoken', kind: 'attend', parties: [] };

/** Done with one of them alone: whatever the receiver records on her own side. */
const work: readonly Deed[] = [
  [chief, 'assign', { login: officer, reason: 'Tar över i dag också.' }],
  [officer, 'readSupplement', { newWorry: true, note: 'En ny oro.' }],
  [officer, 'note', { area: 'health', source: 'läraren', difficulties: 'Trött.', assets: null }],
  [officer, 'contact', { with: 'reporter', how: 'phone', summary: 'Ringer vid tre.' }],
  [
    officer,
    'register',
    { registeredAs: 'report', knownBefore: 'searchedNoneFound', childFile: 'AKT 2026-0412' },
  ],
  [
    officer,
    'assessProtection',
    { immediateNeed: 'no', reasons: 'Är hos sin mormor i kväll.', violence: 'none' },
  ],
  [officer, 'consent', consent],
  [officer, 'noMeeting', { reason: 'noConsent', note: 'Vårdnadshavaren vill inte komma.' }],
  [officer, 'decide', decision],
  [officer, 'inform', { told: true, how: 'Samtal i köket hemma.' }],
  [officer, 'giveFeedback', { inappropriate: true, reason: 'Är gift med barnets farbror.' }],
];

/**
 * The sender's own, afterwards, which reopen the closed one: what they are answered must not tell
 * of the work either.
 */
const late: readonly (readonly [resource: string, body: object])[] = [
  ['supplements', { text: 'Barnet kom i dag igen.' }],
  ['feedback-requests', {}],
];

/** A report that was lived, and what its sender was sent of it. */
export type Life = { readonly report: string; readonly told: Sent; readonly status: string };
type Place = { readonly report: string; readonly supplement: string };

const perform = async (target: Target, [login, name, words]: Deed, at: Place): Promise<void> => {
  const deed = deeds[name];
  if (!deed) throw new Error(`no deed is called ${name}`);
  const body = { ...deed.says, ...words };
  expectStatus(name, await target.post(login, deed.path(at), body), 201);
};

/** Letters hold the reference and are packed, so that not even their lengths can be compared. */
const isLetter = (type: string | undefined): boolean =>
  type?.startsWith('application/pdf') ?? false;

const readAll = async (target: Target, report: string, when: string): Promise<Sent> => {
  const told: { what: string; answer: Sent[number]['answer'] }[] = [];
  for (const login of [teacher, rektor]) {
    for (const part of await partsOfReport(target)) {
      const { status, headers, text } = await target.get(login, `/reports/${report}${part}`);
      const { 'content-length': length, etag, ...others } = headers;
      const answer = isLetter(headers['content-type'])
        ? { status, headers: others, body: 'a letter' }
        : { status, headers: { ...others, length, etag }, body: text };
      told.push({ what: `${when}: ${login} ${part}`, answer });
    }
  }
  return told;
};

const statusOf = async (target: Target, report: string): Promise<string> =>
  String((await target.get(chief, `/reports/${report}`)).body['status']);

const lettersWithinMs = 60_000;
/** Of the workflow that closes the report when its last duty has ended. */
const closesWithinMs = 30_000;

const begun = async (target: Target): Promise<Place> => {
  const report = await sent(target, teacher, smallReport(here));
  const isThere = await comesTrue(() => hasLetters(target, report), lettersWithinMs);
  if (!isThere) throw new Error('no letters within a minute');
  const path = `/reports/${report}/supplements`;
  const answer = await target.post(teacher, path, { text: 'Barnet kom utan matsäck.' });
  return { report, supplement: String(expectStatus('supplement', answer, 201).body['id']) };
};

/** Lives one of the two. @throws Error when a deed is refused or no letters come */
export async function live(target: Target, isBusy: boolean): Promise<Life> {
  const at = await begun(target);
  const told: Sent[number][] = [...(await readAll(target, at.report, 'sent'))];
  for (const deed of [...opening, ...(isBusy ? work : [])]) await perform(target, deed, at);
  const isClosed = async (): Promise<boolean> => (await statusOf(target, at.report)) === 'closed';
  if (isBusy) await comesTrue(isClosed, closesWithinMs);
  told.push(...(await readAll(target, at.report, 'later')));
  const status = await statusOf(target, at.report);
  for (const [resource, body] of late) {
    const answer = await target.post(teacher, `/reports/${at.report}/${resource}`, body);
    told.push({ what: `a deed: ${resource}`, answer: { ...answer, body: answer.text } });
  }
  told.push(...(await readAll(target, at.report, 'in the end')));
  return { report: at.report, told, status };
}
