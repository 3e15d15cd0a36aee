import type { JSX } from 'preact';
import { isSchoolAgency } from '../../../../domain/report/report-content.ts';
import { Alert } from '../../../../templates/components/alert.tsx';
import { DataTable } from '../../../../templates/components/data-table.tsx';
import { meetingTexts } from '../../../../templates/messages/pages/meetings.ts';
import type { FamilyMember } from '../../../../domain/meetings/consent.ts';
import type { MeetingsView } from '../../../../services/meetings/view-meetings.ts';
import type { Frame } from '../../../kit/frame.ts';
import { familyIn, nameOf, namesText, personText } from '../../case/people.ts';
import { missingFor, outsidersIn } from '../consents-needed.ts';
import { attendText, isWithdrawn, shareTexts } from './answers.ts';

type Of = { readonly frame: Frame; readonly head: MeetingsView };

/** Under 15 the guardians answer for the child, whose wish is recorded all the same. */
const childCell = (of: Of): string => {
  const t = meetingTexts(of.frame.language);
  const answer = attendText(of, 'child') ?? t('consents.wish.none');
  return `${t('consents.guardiansAnswer')} ${t('consents.wish', { answer })}`;
};

const Lines = ({ texts }: { readonly texts: readonly string[] }): JSX.Element => (
  <>
    {texts.map((text) => (
      <p key={text}>{text}</p>
    ))}
  </>
);

const cellsOf = (of: Of, place: FamilyMember): readonly (string | JSX.Element)[] => {
  const t = meetingTexts(of.frame.language);
  const who = personText(of, place);
  if (place === 'child' && !of.head.ground.childIsFifteen) return [who, childCell(of), '–'];
  const shares = shareTexts(of, place);
  return [
    who,
    attendText(of, place) ?? t('answer.notAsked'),
    shares.length === 0 ? t('answer.notAsked') : <Lines key="shares" texts={shares} />,
  ];
};

const ownAnswer = (of: Of): string | undefined => {
  const t = meetingTexts(of.frame.language);
  const { childIsFifteen, childIsOfAge } = of.head.ground;
  const name = nameOf(of, 'child');
  if (childIsOfAge) return t('consents.ofAge', { name });
  return childIsFifteen ? t('consents.fifteen', { name }) : undefined;
};

/** Whose consents a meeting with the child still needs, and who can be met without the child. */
const Missing = (of: Of): JSX.Element => {
  const t = meetingTexts(of.frame.language);
  const { head } = of;
  const guardians = head.people.guardians.map(({ place }) => place);
  const outsiders = outsidersIn(head);
  const missing = missingFor(head, ['child', ...outsiders]);
  const child = nameOf(of, 'child');
  if (missing.length === 0) return <p>{t('consents.complete', { child })}</p>;
  const alone = guardians.filter((one) => missingFor(head, [one, ...outsiders]).length === 0);
  const who = namesText(of, missing);
  return (
    <Alert kind="warning" heading={t('consents.missing', { child, who })}>
      {alone.map((one) => (
        <p key={one}>{t('consents.alone', { name: nameOf(of, one) })}</p>
      ))}
    </Alert>
  );
};

const Withdrawn = (of: Of): JSX.Element | null => {
  const t = meetingTexts(of.frame.language);
  if (!familyIn(of.head).some((place) => isWithdrawn(of.head, place))) return null;
  return (
    <Alert kind="warning" heading={t('consents.withdrawn.heading')}>
      <p>{t('consents.withdrawn')}</p>
    </Alert>
  );
};

/** Who has answered what, and what is missing. */
export function ConsentTable(of: Of): JSX.Element {
  const t = meetingTexts(of.frame.language);
  const { ground, people } = of.head;
  const own = ownAnswer(of);
  return (
    <>
      <p>{t(isSchoolAgency(ground.agencyKind) ? 'consents.lead.school' : 'consents.lead.other')}</p>
      <DataTable
        id="consents"
        caption={t('consents.table')}
        columns={[t('consents.who'), t('consents.attend'), t('consents.share')]}
        rows={familyIn(of.head).map((place) => ({ key: place, cells: cellsOf(of, place) }))}
        empty={t('consents.nobody')}
      />
      {people.guardians.length === 0 && <p>{t('consents.nobody')}</p>}
      {own !== undefined && <p>{own}</p>}
      <Missing {...of} />
      <Withdrawn {...of} />
    </>
  );
}
