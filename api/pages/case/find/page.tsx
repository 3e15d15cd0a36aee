import { z } from 'zod';
import { NotFound } from '../../../../domain/errors.ts';
import { findByReference } from '../../../../services/reports/find-by-reference.ts';
import { Button, Buttons } from '../../../../templates/components/buttons.tsx';
import { TextField } from '../../../../templates/components/text-field.tsx';
import { caseTexts } from '../../../../templates/messages/pages/case.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { postRoute } from '../../../kit/post-route.ts';
import { ComeIn } from '../../../kit/visitor.ts';
import { casePath } from '../case-path.ts';

const path = '/anmalningar';

type Model = { readonly isMissing: boolean };

const view = ({ language }: Frame, { isMissing }: Model): PageView => {
  const t = caseTexts(language);
  return {
    title: t('find.title'),
    back: { href: '/att-gora', text: t('list') },
    body: (
      <form method="post">
        <TextField
          name="referens"
          label={t('find.reference')}
          hint={t('find.hint')}
          problem={isMissing ? t('find.none') : undefined}
        />
        <Buttons>
          <Button text={t('find.send')} />
        </Buttons>
      </form>
    ),
  };
};

/** `/anmalningar`: finds a report by its reference, which is sent and never stands in an address. */
export const findPages = [
  pageRoute({
    path,
    request: { query: z.object({ svar: z.literal('ingen').optional().catch(undefined) }) },
    read: async ({ input: { query } }) => ({ isMissing: query.svar === 'ingen' }),
    view,
  }),
  postRoute(path, async ({ parts, visit, fields }) => {
    if (visit.is !== 'here') throw new ComeIn(visit);
    const call = { actor: visit.actor, at: parts.clock.now() };
    try {
      const found = await findByReference(parts.deps, call, fields['referens'] ?? '');
      return casePath(found.reportId);
    } catch (error) {
      if (error instanceof NotFound) return `${path}?svar=ingen`;
      throw error;
    }
  }),
];
