import type { JSX } from 'preact';
import type { TrailActor, TrailRow } from '../../../services/trail/trail-rows.ts';
import { Fold } from '../../../templates/components/fold.tsx';
import { Tag } from '../../../templates/components/tag.tsx';
import { Time } from '../../../templates/components/time.tsx';
import { trailTexts } from '../../../templates/messages/pages/trail.ts';
import { dateTimeText } from '../../../templates/messages/time-words.ts';
import type { Frame } from '../../kit/frame.ts';
import { looksPath } from './paths.ts';
import { functionText, purposeText, whatText } from './row-words.ts';

type Of<What> = { readonly frame: Frame; readonly row: What };

/** When, by the date also where it is near: a history is read again later. */
export function When({ frame, row }: Of<Pick<TrailRow, 'occurredAt'>>): JSX.Element {
  const { occurredAt: at } = row;
  return <Time at={at} text={dateTimeText(at, frame)} />;
}

type WhoProps = Of<{ readonly who: TrailActor }> & {
  /** The auditor goes on to what a person has seen. */
  readonly leadsOn?: boolean;
};

/** Who acted, in the function of then. */
export function Who({ frame, row: { who }, leadsOn = false }: WhoProps): JSX.Element {
  const said = functionText(frame.language, who);
  if (who.is !== 'person' || who.name === null) return <>{said}</>;
  const isLink = leadsOn && who.personId !== null;
  return (
    <>
      {isLink ? <a href={looksPath(who.personId)}>{who.name}</a> : who.name}
      {`, ${said}`}
    </>
  );
}

/** What was done, seen or refused, and why. */
export function What({ frame, row }: Of<TrailRow>): JSX.Element {
  const { language } = frame;
  const why = purposeText(language, row);
  return (
    <>
      {whatText(language, row)}
      {why !== undefined && <p class="quiet">{why}</p>}
      {row.why.withoutAssignment && (
        <p>
          <Tag kind="danger" text={trailTexts(language)('withoutAssignment')} />
        </p>
      )}
    </>
  );
}

type DataProps = Of<TrailRow> & {
  /** Its number in what is shown; null for a list. */
  readonly number: number | null;
  readonly open?: boolean | undefined;
};

/** The event itself: the exact text that was hashed, and the links of its chain. */
export function AsData({ frame, row, number, open }: DataProps): JSX.Element {
  const t = trailTexts(frame.language);
  const { bytes, hash, prevHash } = row.data;
  const name =
    number === null
      ? t('data.list', { at: dateTimeText(row.occurredAt, frame) })
      : t('data.row', { number });
  return (
    <Fold summary={name} open={open}>
      <pre lang="en">{bytes}</pre>
      <p class="hash">{t('data.hash', { hash })}</p>
      <p class="hash">{t('data.before', { hash: prevHash })}</p>
    </Fold>
  );
}
