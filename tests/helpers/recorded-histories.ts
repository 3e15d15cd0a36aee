import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import {
  historyFromJSON,
  historyToJSON,
  type History,
} from '@temporalio/common/lib/proto-utils.js';

import type { CodecKeys } from '../../platform/crypto/keyring.ts';

const folder = new URL('../histories/', import.meta.url);
const keyName = 'codec-key.json';

/** The key that sealed the recorded histories: theirs alone, so that they replay anywhere. */
export function recordedKey(): CodecKeys {
  const text = readFileSync(new URL(keyName, folder), 'utf8');
  const { active, keys } = JSON.parse(text) as { active: string; keys: Record<string, string> };
  return {
    active,
    keys: new Map(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')])),
  };
}

export type Recorded = { readonly workflowId: string; readonly history: History };

/** Every recorded history by its file below `tests/histories/`; those of earlier workflows too. */
export function recordedHistories(): readonly Recorded[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && file !== keyName)
    .map((file) => ({
      workflowId: file.replace('.json', ''),
      history: historyFromJSON(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
    }));
}

/** A history as text, without the name of the machine it was recorded on. */
export function historyText(history: History): string {
  return `${historyToJSON(history).replaceAll(`${process.pid}@${hostname()}`, 'worker@recording')}\n`;
}

export function writeHistory(name: string, history: History): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.json`, folder), historyText(history));
}
