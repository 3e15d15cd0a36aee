import type { JSX } from 'preact';
import type { UploadView } from '../../../../services/reports/attachments/upload.ts';
import type { Listed } from '../../../../services/acting/page.ts';
import { Button, ButtonLink, Buttons } from '../../../../templates/components/buttons.tsx';
import { FileField } from '../../../../templates/components/file-field.tsx';
import { draftTexts } from '../../../../templates/messages/pages/draft.ts';
import { restTexts, type RestText } from '../../../../templates/messages/pages/rest.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { draftPath } from '../draft/draft-declaration.ts';
import { DraftTop } from '../draft/draft-form.tsx';
import type { ShownDraft } from '../draft/shown-draft.ts';

export type Uploads = Listed<UploadView>;

/** `blåmärke.jpg, 340 kB` */
export function fileText(t: RestText, { name, size }: { name: string; size: number }): string {
  return t('files.size', {
    name,
    size: t('files.kilobytes', { count: Math.ceil(size / 1_000) }),
  });
}

type FileProps = { readonly t: RestText; readonly upload: UploadView; readonly number: number };

/** Whether it goes with the report, and if not, why and how to send it otherwise. */
const Standing = ({
  t,
  upload: { name, state, refused, scan },
}: Omit<FileProps, 'number'>): JSX.Element | null => {
  if (refused) {
    return (
      <p>
        <strong>{t('files.refused', { name })}</strong> {t(`refused.${refused}`)}
      </p>
    );
  }
  if (state === 'uploading') return <p>{t('files.broken')}</p>;
  return scan === 'notScanned' ? <p class="quiet">{t('files.notScanned')}</p> : null;
};

/** One file, which can be taken away. */
export function UploadedFile({ t, upload, number }: FileProps): JSX.Element {
  return (
    <li class="ds-card">
      <p>{fileText(t, upload)}</p>
      <Standing t={t} upload={upload} />
      <form method="post">
        <Button
          kind="secondary"
          name="remove"
          value={upload.id}
          text={t('files.remove', { number, name: upload.name })}
        />
      </form>
    </li>
  );
}

type ChooseProps = { readonly t: RestText; readonly form: FormState };

/** Where files are chosen and sent up, without a script. */
export function ChooseFiles({ t, form }: ChooseProps): JSX.Element {
  return (
    <form method="post" encType="multipart/form-data">
      <FileField {...form.field('files')} hint={t('files.what')} />
      <Buttons>
        <Button text={t('files.upload')} />
      </Buttons>
    </form>
  );
}

export function attachmentsView(
  frame: Frame,
  draft: ShownDraft & { readonly more: Uploads },
  form: FormState,
): PageView {
  const { language } = frame;
  const [t, common] = [restTexts(language), draftTexts(language)];
  const check = draftPath(draft.id, 'kontrollera');
  const { items } = draft.more;
  return {
    title: common('page.bilagor'),
    back: { href: check, text: common('backTo', { page: common('page.kontrollera') }) },
    body: (
      <>
        <DraftTop frame={frame} draft={draft} />
        <ChooseFiles t={t} form={form} />
        <h2>{t('files.heading')}</h2>
        {items.length === 0 ? (
          <p>{t('files.none')}</p>
        ) : (
          <ul class="tasks">
            {items.map((upload, index) => (
              <UploadedFile key={upload.id} t={t} upload={upload} number={index + 1} />
            ))}
          </ul>
        )}
        <Buttons>
          <ButtonLink href={check} text={t('files.done')} kind="secondary" />
        </Buttons>
      </>
    ),
  };
}
