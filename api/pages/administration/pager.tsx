import type { JSX } from 'preact';
import { z } from 'zod';
import { Pager } from '../../../templates/components/pager.tsx';
import { staffTexts } from '../../../templates/messages/pages/staff.ts';
import type { Page } from '../../../services/acting/page.ts';
import type { Frame } from '../../kit/frame.ts';
import { addressOf } from '../trail/paths.ts';

const rowsOnPage = 20;

export const pageQuery = { sida: z.coerce.number().int().min(1).max(1_000).default(1).catch(1) };

export function pageAsked({ sida }: { readonly sida: number }): Page {
  return { limit: rowsOnPage, offset: (sida - 1) * rowsOnPage };
}

type PagesProps = {
  readonly frame: Frame;
  readonly path: string;
  readonly address: Readonly<Record<string, string | number | undefined>> & {
    readonly sida: number;
  };
  readonly total: number;
};

/** The way through a list that is counted. */
export function Pages({ frame, path, address, total }: PagesProps): JSX.Element | null {
  const t = staffTexts(frame.language);
  const pages = Math.ceil(total / rowsOnPage);
  if (pages <= 1) return null;
  const { sida: page } = address;
  const to = (sida: number): string => addressOf(path, { ...address, sida });
  return (
    <Pager
      label={t('pages')}
      position={t('position', { page, pages })}
      previous={page > 1 ? { href: to(page - 1), text: t('previous') } : undefined}
      next={page < pages ? { href: to(page + 1), text: t('next') } : undefined}
    />
  );
}
