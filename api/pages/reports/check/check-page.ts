import { listUploads } from '../../../../services/reports/attachments/uploads.ts';
import { homeOf } from '../../../../services/acting/begin.ts';
import { viewWhoSigns } from '../../../../services/sign-off/who-will-be-asked.ts';
import { checkTexts, type CheckKey } from '../../../../templates/messages/pages/check.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import type { AskedOfDraft } from '../draft/draft-declaration.ts';
import { draftPage } from '../draft/draft-page.ts';
import { checkView, type CheckModel } from './check-view.tsx';
import { sendDrafted } from './send-drafted.ts';

const fields = {
  municipalityCode: { label: 'to.change', is: 'choice' },
  'coSigning.shown': { label: 'readers', is: 'unseen' },
  'coSigning.readers': { label: 'readers', is: 'boxes' },
  'coSigning.asks': { label: 'asks', is: 'boxes' },
  'feedback.shown': { label: 'feedback', is: 'unseen' },
  'feedback.wanted': { label: 'feedback', is: 'box' },
  events: { label: 'events', refused: { any: 'refused.concern' } },
  reporter: { label: 'you', refused: { any: 'refused.name' } },
  attachments: { label: 'files', refused: { any: 'refused.files' } },
} as const satisfies FieldTable<CheckKey>;

const modelOf = async ({ deps, call, draft }: AskedOfDraft): Promise<CheckModel> => {
  const { directory } = deps;
  const { actor } = call;
  if (actor.is === 'system') throw new Error('no part of the system writes a draft');
  const receiver = directory.municipality(draft.municipalityId);
  const { agencyKind } = draft.report;
  const [signatories, uploads] = await Promise.all([
    viewWhoSigns(deps, call, { agencyKind, municipalityCode: receiver.code }),
    listUploads(deps, call, draft.id, { limit: 50, offset: 0 }),
  ]);
  return {
    receiver,
    own: directory.municipality(homeOf(actor).municipalityId),
    places: new Map(directory.municipalities.map(({ code, name }) => [code, name])),
    signatories,
    files: uploads.items.filter(({ state }) => state === 'ready').length,
  };
};

/** `/anmal/{u}/kontrollera`: everything once more, who may read it, and the sending. */
export const checkPages = draftPage({
  segment: 'kontrollera',
  fields,
  texts: checkTexts,
  more: modelOf,
  view: checkView,
  next: (saved) => sendDrafted(saved, fields),
});
