import type { JSX } from 'preact';
import { z } from 'zod';
import { Pager } from '../../../templates/components/pager.tsx';
import { trailTexts } from '../../../templates/messages/pages/trail.ts';
import type { Frame } from '../../kit/frame.ts';
import { addressOf } from './paths.ts';

/** Where the page before ended, as an address names it: a time and a place in the trail, and nobody. */
const place = /^\d{4}-\d\d-\d\dT[\d:.]+Z_[\da-f-]{36}_\d+$/;
export const placeQuery = { efter: z.string().regex(place).optional().catch(undefined) };

type OlderPagesProps = {
  readonly frame: Frame;
  readonly path: string;
  readonly address: Readonly<Record<string, string | undefined>> & {
    readonly efter?: string | undefined;
  };
  /** By what the next page is asked for; null where this is the last. */
  readonly next: string | null;
};

/** The way through a list that nobody has counted, from the newest to what is older. */
export function OlderPages({ frame, path, address, next }: OlderPagesProps): JSX.Element | null {
  if (next === null && address.efter === undefined) return null;
  const t = trailTexts(frame.language);
  const { efter, ...filter } = address;
  return (
    <Pager
      label={t('pages')}
      position={t('newestFirst')}
      previous={
        efter === undefined ? undefined : { href: addressOf(path, filter), text: t('newest') }
      }
      next={
        next === null
          ? undefined
          : { href: addressOf(path, { ...filter, efter: next }), text: t('older') }
      }
    />
  );
}
