import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { auditor } from './cast.ts';
import { expectStatus } from './reports.ts';
import type { Target } from './target.ts';

const verifier = fileURLToPath(new URL('../verify.ts', import.meta.url));

export type Verified = { readonly exit: number | null; readonly said: string };

/** What the offline verifier, a program of its own, says of an exported history. */
export async function verified(history: string): Promise<Verified> {
  const child = spawn(process.execPath, [verifier, '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  child.stdin.end(history);
  const said = await text(child.stdout);
  const [exit]: unknown[] = await ended;
  return { exit: exit as number | null, said: said.trim() };
}

/** A report's history as its reader exports it. */
export async function historyOf(target: Target, login: string, report: string): Promise<string> {
  const path = `/reports/${report}/history`;
  return expectStatus(path, await target.get(login, path), 200).text;
}

type Event = { readonly kind: string; readonly purpose: string | null };

/** The events that a history holds, lane by lane. */
export function eventsIn(history: string): readonly Event[] {
  const { lanes = [] } = JSON.parse(history) as {
    lanes?: readonly { readonly events: readonly { readonly bytes: string }[] }[];
  };
  return lanes.flatMap(({ events }) => events.map(({ bytes }) => JSON.parse(bytes) as Event));
}

/**
 * Whether a report's receipt and letter are made. The auditor is asked, since a look of the sender
 * or the receiver would stand in their own part of the trail, as often as it was waited for.
 */
export async function hasLetters(target: Target, report: string): Promise<boolean> {
  const events = eventsIn(await historyOf(target, auditor, report));
  return events.filter(({ kind }) => kind === 'documentMade').length >= 2;
}
