import { suspects, worryKinds } from '../../../../domain/report/report-content.ts';
import { Button, Buttons } from '../../../../templates/components/buttons.tsx';
import { Checkboxes } from '../../../../templates/components/choices.tsx';
import { TextArea } from '../../../../templates/components/text-area.tsx';
import { draftTexts } from '../../../../templates/messages/pages/draft.ts';
import { questionTexts } from '../../../../templates/messages/pages/questions.ts';
import { translator } from '../../../../templates/messages/translate.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { rowsIn } from '../../../kit/typed-fields.ts';
import { DraftForm } from '../draft/draft-form.tsx';
import { draftPath } from '../draft/draft-declaration.ts';
import { mostRows } from '../draft/rows.ts';
import type { ShownDraft } from '../draft/shown-draft.ts';
import { EventRow } from './event-row.tsx';

/** The last of a list of boxes that stand for not knowing. */
const unknown = 'unknown';

export function eventsView(frame: Frame, draft: ShownDraft, form: FormState): PageView {
  const { language } = frame;
  const [t, common, words] = [questionTexts(language), draftTexts(language), translator(language)];
  const rows = rowsIn(form.fields, 'events');
  return {
    title: common('page.handelser'),
    back: {
      href: draftPath(draft.id, 'akut'),
      text: common('backTo', { page: common('page.akut') }),
    },
    body: (
      <DraftForm frame={frame} draft={draft} form={form} position={2}>
        <h2>{t('events')}</h2>
        {rows.map((_, index) => (
          <EventRow
            key={index}
            frame={frame}
            draft={draft}
            form={form}
            index={index}
            removable={rows.length > 1}
          />
        ))}
        {rows.length < mostRows && (
          <Buttons>
            <Button kind="secondary" name="_do" value="add:events" text={t('event.add')} />
          </Buttons>
        )}
        <Checkboxes
          {...form.group('worry.kinds')}
          choices={worryKinds
            .filter((kind) => kind !== unknown)
            .map((value) => ({ value, label: words(`worry.${value}`) }))}
          dontKnow={{ value: unknown, label: words('worry.unknown') }}
        />
        <Checkboxes
          {...form.group('worry.suspected')}
          choices={suspects
            .filter((who) => who !== unknown)
            .map((value) => ({ value, label: words(`suspect.${value}`) }))}
          dontKnow={{ value: unknown, label: words('suspect.unknown') }}
        />
        <TextArea rows={3} {...form.field('worry.otherReasonNotToInformGuardians')} />
      </DraftForm>
    ),
  };
}
