import type { StatedIdentity, ThreeWay } from '../../domain/report/report-content.ts';
import { type Language, type PlainKey, type Translate, translator } from '../messages/translate.ts';
import type { Fact } from './blocks.ts';
import { statedTime } from './instants.ts';
import { isBlank } from './printable.ts';

/**
 * How each kind of answer is shown in one language. An answer that was not stated is shown as such
 * and never left out, so that a reader can tell it from one that was lost.
 */
export type Answers = {
  readonly t: Translate;
  readonly text: (value: string | null) => string;
  readonly list: (values: readonly string[], ifNone?: string) => string;
  readonly threeWay: (value: ThreeWay) => string;
  readonly yesOrNo: (value: boolean) => string;
  readonly time: (value: string | null) => string;
  readonly identity: (value: StatedIdentity | null) => string;
  readonly fact: (label: PlainKey, value: string) => Fact;
};

export function answersIn(language: Language): Answers {
  const t = translator(language);
  const notAnswered = t('threeWay.notAnswered');
  const text = (value: string | null): string => {
    if (value === null || isBlank(value)) return notAnswered;
    return value === 'unknown' ? t('threeWay.unknown') : value;
  };
  return {
    t,
    text,
    list: (values, ifNone = notAnswered) => (values.length === 0 ? ifNone : values.join(', ')),
    threeWay: (value) => t(`threeWay.${value}`),
    yesOrNo: (value) => t(value ? 'threeWay.yes' : 'threeWay.no'),
    time: (value) => text(value === null ? null : statedTime(value, language)),
    identity: (stated) => {
      const value = text(stated?.value ?? null);
      return stated?.value === value ? statedNumber(t, stated) : value;
    },
    fact: (label, value) => ({
      label: t(label),
      value,
      tone: value === notAnswered ? 'unanswered' : 'normal',
    }),
  };
}

const statedNumber = (t: Translate, { kind, value }: StatedIdentity): string =>
  t('report.statedNotVerified', { kind: t(`identity.${kind}`), value });
