import { actions, isLook, type Action, type EventKind } from '../kinds.ts';

/** Why something was looked at or refused, as its event tells it. */
export type Purpose = {
  /** What the permission table was asked; null in the events of deeds. */
  readonly action: Action | null;
  /** What exactly was shown, the code of a refusal, or what a part of the system noted. */
  readonly detail: string | null;
  /** That an officer looked who did not hold the case. Looks of before this was noted lack it. */
  readonly withoutAssignment: boolean;
};

const mark = '; withoutAssignment';

/** The purpose of a look by somebody who has no part in the case. */
export function withoutAssignment(purpose: string): string {
  return `${purpose}${mark}`;
}

const isAction = (text: string): text is Action => (actions as readonly string[]).includes(text);

/** Reads what stands in an event: `report.readContent: supplementAdded; withoutAssignment`. */
export function readPurpose(kind: EventKind, text: string | null): Purpose {
  const nothing = { action: null, detail: text, withoutAssignment: false };
  if (text === null || !isLook(kind)) return nothing;
  const isMarked = text.endsWith(mark);
  const said = isMarked ? text.slice(0, -mark.length) : text;
  const [action = '', ...rest] = said.split(': ');
  if (!isAction(action)) return nothing;
  const detail = rest.length > 0 ? rest.join(': ') : null;
  return { action, detail, withoutAssignment: isMarked };
}
