import { discardDraft, viewDraft } from '../../../../services/reports/drafts.ts';
import { Button, ButtonLink, Buttons } from '../../../../templates/components/buttons.tsx';
import { mineTexts } from '../../../../templates/messages/pages/mine.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { postRoute } from '../../../kit/post-route.ts';
import { ComeIn } from '../../../kit/visitor.ts';
import { parseRequest } from '../../../request-parts.ts';
import { draftParams, draftPath } from '../draft/draft-declaration.ts';

const path = draftPath(':draftId', 'kasta');
const home = '/mina-anmalningar';

const view = ({ language }: Frame, { id }: { readonly id: string }): PageView => {
  const t = mineTexts(language);
  return {
    title: t('discard.title'),
    back: { href: home, text: t('title') },
    body: (
      <form method="post">
        <p>{t('discard.what')}</p>
        <Buttons>
          <Button text={t('discard.do')} />
          <ButtonLink href={draftPath(id, 'akut')} text={t('discard.keep')} kind="secondary" />
        </Buttons>
      </form>
    ),
  };
};

/** `/anmal/{u}/kasta`: asks once more before a draft is erased, which nobody can undo. */
export const discardPages = [
  pageRoute({
    path,
    request: { params: draftParams },
    read: ({ deps, call, input: { params } }) => viewDraft(deps, call, params.draftId),
    view,
  }),
  postRoute(path, async ({ parts, req, visit }) => {
    if (visit.is !== 'here') throw new ComeIn(visit);
    const { params } = parseRequest({ params: draftParams }, req);
    const call = { actor: visit.actor, at: parts.clock.now() };
    await discardDraft(parts.deps, call, params.draftId);
    return home;
  }),
];
