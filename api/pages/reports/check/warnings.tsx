import type { JSX } from 'preact';
import { isAdultAt } from '../../../../domain/report/age.ts';
import type { OddAnswer } from '../../../../domain/report/odd-answers.ts';
import { Alert } from '../../../../templates/components/alert.tsx';
import { PlainButton } from '../../../../templates/components/buttons.tsx';
import { fieldId } from '../../../../templates/components/field-id.ts';
import { checkTexts, type CheckText } from '../../../../templates/messages/pages/check.ts';
import { draftTexts } from '../../../../templates/messages/pages/draft.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { ShownDraft } from '../draft/shown-draft.ts';

type Props = { readonly frame: Frame; readonly draft: ShownDraft };

/** Where something odd stands: what it is called, what is changed, and where. */
type Place = { readonly place: string; readonly what: string; readonly to: string };

const rows = {
  events: { key: 'place.event', at: 'handelser:handelse' },
  guardians: { key: 'place.guardian', at: 'barnet:vardnadshavare' },
  siblings: { key: 'place.sibling', at: 'barnet:syskon' },
} as const;

const isRow = (group: string): group is keyof typeof rows => Object.hasOwn(rows, group);

const placeOf = (t: CheckText, field: string): Place => {
  const [group = ''] = field.split('.');
  if (isRow(group)) {
    const number = Number(/\.(\d+)\./.exec(field)?.[1] ?? 0) + 1;
    const place = t(rows[group].key, { number });
    return { place, what: place.toLowerCase(), to: `${rows[group].at}-${number}` };
  }
  const isNumber = field === 'child.identity';
  return {
    place: t(isNumber ? 'place.child.identity' : 'place.child.birthDate'),
    what: t(isNumber ? 'number.what' : 'birthDate.what'),
    to: `barnet:${fieldId(field)}`,
  };
};

const OddLine = ({ language, odd }: { language: Frame['language']; odd: OddAnswer }) => {
  const t = checkTexts(language);
  const { field, is } = odd;
  const { place, what, to } = placeOf(t, field);
  const text =
    field === 'child.identity'
      ? t('odd.child.identity')
      : t('odd.at', { place, odd: draftTexts(language)(`odd.${is}`) });
  return (
    <li>
      {`${text} `}
      <PlainButton name="_do" value={`to:${to}`} text={t('change', { what })} />
    </li>
  );
};

/** What looks odd about a report, and that somebody is of age; neither stops it (routine §1.2, §1.10). */
export function Warnings({ frame, draft }: Props): JSX.Element | null {
  const { language, now } = frame;
  const t = checkTexts(language);
  const isOfAge = isAdultAt(draft.report.child, now);
  if (draft.odd.length === 0 && !isOfAge) return null;
  return (
    <Alert kind="warning" heading={t('warnings')}>
      <ul>
        {isOfAge && <li>{t('ofAge')}</li>}
        {draft.odd.map((odd) => (
          <OddLine key={`${odd.field} ${odd.is}`} language={language} odd={odd} />
        ))}
      </ul>
    </Alert>
  );
}
