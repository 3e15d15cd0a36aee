import type { JSX } from 'preact';
import { siblingCopies } from '../../../../domain/reports/sibling-copies.ts';
import { PlainButton } from '../../../../templates/components/buttons.tsx';
import { Radios } from '../../../../templates/components/choices.tsx';
import { checkTexts, type CheckText } from '../../../../templates/messages/pages/check.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { ShownDraft } from '../draft/shown-draft.ts';
import type { Places } from './answer-rows.ts';

type Place = { readonly code: string; readonly name: string };

export type Receiving = {
  /** Which municipality would receive it now. */
  readonly receiver: Place;
  /** The writer's own. */
  readonly own: Place;
  readonly places: Places;
};

type Props = Receiving & {
  readonly frame: Frame;
  readonly draft: ShownDraft;
  readonly form: FormState;
};

const nameOf = ({ givenName, familyName }: ShownDraft['report']['child']): string =>
  [givenName, familyName].filter((name) => name !== null && name !== 'unknown').join(' ');

const homeOf = ({ report }: ShownDraft): string | null => {
  const { homeMunicipalityCode: home } = report.child;
  return home === 'unknown' ? null : home;
};

const question = (t: CheckText, child: string, home: string): string =>
  child === '' ? t('to.whichUnnamed', { home }) : t('to.which', { child, home });

/** Where the child's home is elsewhere than where the report goes, or its writer is: which it shall be. */
const choice = ({ frame, draft, form, receiver, own, places }: Props): JSX.Element | null => {
  const t = checkTexts(frame.language);
  const home = homeOf(draft);
  const name = home === null ? undefined : places.get(home);
  const other = receiver.code === home ? own : receiver;
  if (home === null || name === undefined || other.code === home) return null;
  return (
    <Radios
      {...form.field('municipalityCode', question(t, nameOf(draft.report.child), name))}
      value={receiver.code}
      choices={[
        { value: home, label: name },
        { value: other.code, label: other.name },
      ]}
    />
  );
};

/** Where it goes; what goes on from a call goes where the call went. */
export function Receiver(props: Props): JSX.Element {
  const { frame, draft, receiver, places } = props;
  const t = checkTexts(frame.language);
  const { fields } = draft;
  const home = homeOf(draft);
  const isOutside = home !== null && !places.has(home);
  const asked = fields['confirms'] === undefined ? choice(props) : null;
  return (
    <>
      <p class="lead">{t('to', { municipality: receiver.name })}</p>
      {fields['confirms'] === undefined ? (
        <p>
          <PlainButton name="_do" value="to:mottagare" text={t('to.change')} />
        </p>
      ) : (
        <p>{t('confirms')}</p>
      )}
      {fields['consultation'] !== undefined && <p>{t('consultation')}</p>}
      {isOutside && <p>{t('to.onward', { municipality: receiver.name })}</p>}
      {asked ?? (
        <input type="hidden" name="municipalityCode" value={fields['municipalityCode'] ?? ''} />
      )}
    </>
  );
}

/** How many reports go, and about whom: each sibling who is named gets one. */
export function HowMany({ frame, draft }: Pick<Props, 'frame' | 'draft'>): JSX.Element {
  const t = checkTexts(frame.language);
  const { report } = draft;
  const children = [report, ...siblingCopies(report)].map(({ child }) => nameOf(child));
  const count = t('sending', { count: children.length });
  const names = children.filter((name) => name !== '').join(', ');
  return (
    <p>{names === '' ? t('sendingUnnamed', { count }) : t('sendingAbout', { count, names })}</p>
  );
}
