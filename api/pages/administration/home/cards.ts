import { momentWords } from '../../../../domain/calendar/day-words.ts';
import type { Instant } from '../../../../domain/calendar/time.ts';
import type { AdministrationView } from '../../../../services/house/administration.ts';
import { administrationTexts } from '../../../../templates/messages/pages/administration.ts';
import { differenceTexts } from '../../../../templates/messages/pages/differences.ts';
import { settingsTexts } from '../../../../templates/messages/pages/settings.ts';
import { momentText, untilText } from '../../../../templates/messages/time-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import {
  checksPath,
  peoplePath,
  personPath,
  reconciliationPath,
  settingsPath,
  systemPath,
} from '../paths.ts';
import { functionText } from '../people/list.tsx';
import { settingName } from '../settings/value-words.tsx';

/** Something to do, by when or why, and where. */
export type ToDo = {
  readonly text: string;
  readonly href: string;
  readonly isLate?: boolean;
  readonly lines: readonly string[];
};

type Cards<Name extends keyof AdministrationView> = (
  frame: Frame,
  of: AdministrationView[Name],
) => readonly ToDo[];

const said = ({ language, now }: Frame, at: Instant): string =>
  momentText(momentWords(at, now), language);

const lateChecks: Cards<'overdueChecks'> = (frame, checks) => {
  const t = administrationTexts(frame.language);
  const words = settingsTexts(frame.language);
  return checks.map(({ name }) => ({
    text: t('check.late', { check: words(`check.${name}`) }),
    href: checksPath,
    isLate: true,
    lines: [t('check.lateWhat')],
  }));
};

const differences: Cards<'differences'> = (frame, found) => {
  const t = administrationTexts(frame.language);
  const words = differenceTexts(frame.language);
  return found.map(({ kind, foundAt }) => ({
    text: t('difference.explain', { kind: words(`kind.${kind}`), at: said(frame, foundAt) }),
    href: reconciliationPath,
    isLate: true,
    lines: [t('difference.explainWhat')],
  }));
};

const unattended: Cards<'unattended'> = (frame, functions) => {
  const t = administrationTexts(frame.language);
  return functions.map(({ role, unit, unitId, because, from, until }) => ({
    text: t(`unattended.${because}`, { function: functionText(frame.language, { role, unit }) }),
    href: `${peoplePath}?enhet=${unitId}`,
    lines: [
      until === null
        ? t('unattended.from', { from: said(frame, from) })
        : t('unattended.fromTo', { from: said(frame, from), to: untilText(until, frame) }),
      t('unattended.what'),
    ],
  }));
};

const keys: Cards<'keys'> = (frame, { locked, ending }) => {
  const t = administrationTexts(frame.language);
  return [
    ...locked.map(({ clientId, name, unit }) => ({
      text: t('locked.what', { system: name }),
      href: systemPath(clientId),
      lines: [t('locked.do', { unit })],
    })),
    ...ending.map(({ clientId, name, kid, expiresAt }) => ({
      text: t('key.ends', { kid, system: name }),
      href: systemPath(clientId),
      lines: [t('key.endsWhat', { at: untilText(expiresAt, frame) })],
    })),
  ];
};

const endingFunctions: Cards<'endingFunctions'> = (frame, functions) => {
  const t = administrationTexts(frame.language);
  return functions.map((one) => ({
    text: t('function.ends', {
      name: `${one.givenName} ${one.familyName}`,
      function: functionText(frame.language, one),
    }),
    href: personPath(one.personId),
    lines: [t('function.endsWhat', { at: untilText(one.to, frame) })],
  }));
};

const assumed: Cards<'assumedSettings'> = (frame, settings) => {
  if (settings.length === 0) return [];
  const t = administrationTexts(frame.language);
  const names = settings.map((key) => settingName(frame, key));
  return [
    {
      text: t('assumed', { count: settings.length }),
      href: settingsPath,
      lines: [`${names.join(', ')}.`],
    },
  ];
};

/** All that there is to do, what is late already first. */
export function toDoIn(frame: Frame, view: AdministrationView): readonly ToDo[] {
  return [
    ...lateChecks(frame, view.overdueChecks),
    ...differences(frame, view.differences),
    ...unattended(frame, view.unattended),
    ...keys(frame, view.keys),
    ...endingFunctions(frame, view.endingFunctions),
    ...assumed(frame, view.assumedSettings),
  ];
}
