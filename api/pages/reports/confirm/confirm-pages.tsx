import { randomUUID } from 'node:crypto';
import { Conflict } from '../../../../domain/errors.ts';
import { viewOwnCall, type OwnCall } from '../../../../services/reports/call-to-confirm.ts';
import { Button, ButtonLink, Buttons } from '../../../../templates/components/buttons.tsx';
import { SecrecyLine } from '../../../../templates/components/secrecy-line.tsx';
import { addTexts } from '../../../../templates/messages/pages/add.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { pageRoute } from '../../../kit/page-route.ts';
import { postRoute } from '../../../kit/post-route.ts';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import { ComeIn } from '../../../kit/visitor.ts';
import { parseRequest } from '../../../request-parts.ts';
import { reportParams } from '../../../routes/schemas.ts';
import { beginReport } from '../begin/begin-report.ts';
import { saidAt } from '../mine/sender-status.ts';
import { ownReportPath } from '../own-path.ts';

const path = '/bekrafta/:reportId';

const view = (frame: Frame, call: OwnCall): PageView => {
  const t = addTexts(frame.language);
  const { id, reference, municipality, receivedAt, isConfirmed } = call;
  return {
    title: t('confirm.title'),
    back: { href: '/mina-anmalningar', text: t('home') },
    body: (
      <>
        <p>{t('confirm.what', { municipality, reference, at: saidAt(frame, receivedAt) })}</p>
        {isConfirmed ? (
          <>
            <p>{t('confirm.done')}</p>
            <Buttons>
              <ButtonLink href={ownReportPath(id)} text={t('confirm.go')} />
            </Buttons>
          </>
        ) : (
          <form method="post">
            <input type="hidden" name="_key" value={randomUUID()} />
            <SecrecyLine text={secrecyLine(frame, 'sending')} />
            <Buttons>
              <Button text={t('confirm.begin')} />
            </Buttons>
          </form>
        )}
      </>
    ),
  };
};

/** `/bekrafta/{a}`: begins the written report after a call, which goes where the call went. */
export const confirmPages = [
  pageRoute({
    path,
    request: { params: reportParams },
    read: ({ deps, call, input: { params } }) => viewOwnCall(deps, call, params.reportId),
    view,
  }),
  postRoute(path, async ({ parts, req, res, visit, fields }) => {
    if (visit.is !== 'here') throw new ComeIn(visit);
    const { params } = parseRequest({ params: reportParams }, req);
    const call = { actor: visit.actor, at: parts.clock.now() };
    const spoken = await viewOwnCall(parts.deps, call, params.reportId);
    if (spoken.isConfirmed) throw new Conflict('already-confirmed');
    return beginReport(parts, res, {
      call,
      key: fields['_key'] ?? '',
      known: { confirms: spoken.id, municipalityCode: spoken.municipalityCode },
    });
  }),
];
