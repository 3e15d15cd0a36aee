import { dutyRules } from '../../../domain/areas.ts';
import type { DutyKind } from '../../../domain/kinds.ts';
import type { TrailActor, TrailRow } from '../../../services/trail/trail-rows.ts';
import { eventTexts } from '../../../templates/messages/pages/event-words.ts';
import { eventsSv } from '../../../templates/messages/pages/events-sv.ts';
import { isNoted, notedTexts } from '../../../templates/messages/pages/noted.ts';
import { purposeTexts } from '../../../templates/messages/pages/purpose-words.ts';
import { trailSv } from '../../../templates/messages/pages/trail-sv.ts';
import { trailTexts } from '../../../templates/messages/pages/trail.ts';
import type { Language } from '../../../templates/messages/texts.ts';
import { deedText } from '../duties/duty-words.ts';

/** The function and unit of who acted: *lärare, Exempelskolan*; a part of the system by what it does. */
export function functionText(language: Language, who: TrailActor): string {
  const words = eventTexts(language);
  if (who.is === 'system') return words(`part.${who.part}`);
  const role = words(`role.${who.is === 'client' ? 'client' : who.role}`);
  return who.unit === null ? role : `${role}, ${who.unit}`;
}

const isDuty = (name: string): name is DutyKind => Object.hasOwn(dutyRules, name);
const isLetter = (key: string): key is Extract<keyof typeof eventsSv, `letter.${string}`> =>
  Object.hasOwn(eventsSv, key);

/** What a part of the system noted: of which duty, which reminder, which letter. */
const noted = (language: Language, event: string, detail: string): string => {
  const t = trailTexts(language);
  const [, name = '', , number] = /^(\w+)( rung (\d+)|: .*)?$/.exec(detail) ?? [];
  if (isDuty(name)) {
    const what = deedText({ language }, name);
    return number ? t('rung', { event, what, number }) : t('about', { event, what });
  }
  const letter = `letter.${detail}`;
  return isLetter(letter) ? t('about', { event, what: eventTexts(language)(letter) }) : event;
};

const isWorded = (key: string): key is Extract<keyof typeof trailSv, `refused.${string}`> =>
  Object.hasOwn(trailSv, key);

/** Why something was refused; a reason that has no words here is said by its code. */
const reasonText = (language: Language, code: string | null): string => {
  const key = `refused.${code ?? ''}`;
  return isWorded(key) ? trailTexts(language)(key) : (code ?? '–');
};

/** What was done, seen or refused, in one line. */
export function whatText(language: Language, { kind, why }: TrailRow): string {
  const t = trailTexts(language);
  const event = eventTexts(language)(`event.${kind}`);
  const { action, detail } = why;
  if (kind === 'attemptRefused' && action) {
    const what = purposeTexts(language)(`action.${action}`);
    return t('refused', { event, what, why: reasonText(language, detail) });
  }
  return action === null && detail !== null ? noted(language, event, detail) : event;
}

/** Kinds of record that were read, as far as there are words for them. */
const detailText = (language: Language, detail: string): string | undefined => {
  const kinds = detail.split(', ').filter((name) => isNoted(name));
  return kinds.length > 0 ? kinds.map((kind) => notedTexts(language)(kind)).join(', ') : undefined;
};

/** Why somebody looked; undefined for what is no look, or says it already. */
export function purposeText(language: Language, { kind, why }: TrailRow): string | undefined {
  const { action, detail } = why;
  if (action === null || kind === 'attemptRefused') return undefined;
  const t = trailTexts(language);
  const what = purposeTexts(language)(`action.${action}`);
  const more = detail === null ? undefined : detailText(language, detail);
  return more === undefined ? t('purpose', { what }) : t('purpose.detail', { what, detail: more });
}
