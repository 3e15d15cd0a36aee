import type { Place } from './deeds.ts';

const named = /^\{(\w+)\}$/;

/** Replaces `{decision}` by the id of the newest decision wherever it stands in `value`, and so on. */
export function withIds(value: unknown, at: Place): unknown {
  if (typeof value === 'string') {
    const [, name = ''] = named.exec(value) ?? [];
    return Object.entries(at).find(([known]) => known === name)?.[1] ?? value;
  }
  if (Array.isArray(value)) return value.map((item) => withIds(item, at));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withIds(item, at)]));
}
