import type { JSX } from 'preact';
import type { Role } from '../../../../domain/access/roles.ts';
import { shortCitation } from '../../../../domain/law/law.ts';
import type { AgencyKind } from '../../../../domain/report/report-content.ts';
import type {
  SettingBound,
  SettingKey,
  SettingValue,
} from '../../../../domain/settings/setting-line.ts';
import { Fold } from '../../../../templates/components/fold.tsx';
import { eventTexts } from '../../../../templates/messages/pages/event-words.ts';
import { settingsTexts } from '../../../../templates/messages/pages/settings.ts';
import { clockText } from '../../../../templates/messages/time-words.ts';
import { translator } from '../../../../templates/messages/translate.ts';
import type { Frame } from '../../../kit/frame.ts';

type Plain = Exclude<SettingValue, { readonly is: 'texts' }>;

const dotted = (time: string): string => time.replace(':', '.');

/** A value in words, whichever setting it is of. */
function plainText({ frame, language }: Frame, value: Plain): string {
  const t = settingsTexts(language);
  switch (value.is) {
    case 'phone':
      return value.phone ?? t('phone.none');
    case 'hours':
      return t('hours', { opens: dotted(value.opens), closes: dotted(value.closes) });
    case 'span':
      return t(`span.${value.unit}`, { count: value.count });
    case 'choice':
      return t(`choice.${value.choice}`);
    case 'yesNo':
      return frame(value.yes ? 'yes' : 'no');
    case 'time':
      return clockText(value.time, language);
    case 'functions': {
      const words = eventTexts(language);
      const named = value.roles.map((role: Role) => words(`role.${role}`));
      return named.length > 0 ? named.join(', ') : t('functions.none');
    }
  }
}

/** A value of a setting; a list of words is folded. */
export function Value({
  frame,
  value,
}: {
  readonly frame: Frame;
  readonly value: SettingValue;
}): JSX.Element {
  if (value.is !== 'texts') return <>{plainText(frame, value)}</>;
  const t = settingsTexts(frame.language);
  if (value.texts.length === 0) return <>{t('texts.none')}</>;
  return (
    <Fold summary={t('texts', { count: value.texts.length })}>
      <ul>
        {value.texts.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </Fold>
  );
}

/** How far the municipality may go, and by which rule. */
export function boundText(frame: Frame, bound: SettingBound | null): string {
  const t = settingsTexts(frame.language);
  if (!bound) return t('bound.none');
  const { by, is, limit } = bound;
  const rule = by.is === 'document' ? `${by.name}.` : `${shortCitation(by)}.`;
  if (is === 'decides' || is === 'reasons') return t(`bound.${is}`, { rule });
  const shown = limit && limit.is !== 'texts' ? plainText(frame, limit) : '';
  return t(`bound.${is}`, { limit: shown, rule });
}

type Named = Exclude<SettingKey, `signatories.${string}`>;
const signatories = 'signatories.';

export function settingName({ language }: Pick<Frame, 'language'>, key: SettingKey): string {
  const t = settingsTexts(language);
  if (!key.startsWith(signatories)) return t(`setting.${key as Named}`);
  const agency = key.slice(signatories.length) as AgencyKind;
  return t('setting.signatories', { agency: translator(language)(`agency.${agency}`) });
}
