import { z } from 'zod';
import { Invalid } from '../../domain/errors.ts';
import type { EventPlace } from '../../database/trail/trail-store.ts';

const parts = z.tuple([z.iso.datetime(), z.uuid(), z.coerce.number().int().positive()]);

/** Where a page ended, as a text that the next page is asked for by. It names nobody. */
export function placeText({ occurredAt, streamId, seq }: EventPlace): string {
  return [occurredAt, streamId, seq].join('_');
}

/** @throws Invalid `invalid-request` for a text that no page ended with */
export function placeIn(text: string | undefined): EventPlace | null {
  if (text === undefined) return null;
  const { data, success } = parts.safeParse(text.split('_'));
  if (!success) throw new Invalid('invalid-request');
  const [occurredAt, streamId, seq] = data;
  return { occurredAt, streamId, seq };
}
