import type { MeetingKey } from '../../../../templates/messages/pages/meetings.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { wordsOrNull } from '../../../kit/typed-answers.ts';
import { rowsIn, wordsIn, type TypedFields } from '../../../kit/typed-fields.ts';
import { meetingField } from '../meeting-form.tsx';

export const minutesFields = {
  ...meetingField,
  present: { label: 'minutes.who', is: 'unseen' },
  'present.*.who': { label: 'minutes.who', is: 'list' },
  'present.*.whoElse': { label: 'minutes.whoElse' },
  'present.*.difficulties': { label: 'minutes.difficulties', is: 'words' },
  'present.*.assets': { label: 'minutes.assets', is: 'words' },
  questions: { label: 'minutes.questions', is: 'words' },
  agreed: { label: 'minutes.what', is: 'unseen' },
  'agreed.*.what': { label: 'minutes.what', is: 'words' },
  'agreed.*.by': { label: 'minutes.by' },
  'agreed.*.when': { label: 'minutes.when' },
} as const satisfies FieldTable<MeetingKey>;

type Group = 'present' | 'agreed';
const own: Readonly<Record<Group, readonly string[]>> = {
  present: ['who', 'whoElse', 'difficulties', 'assets'],
  agreed: ['what', 'by', 'when'],
};

/** The rows in which something is written, by their places in the form. */
const writtenRows = (typed: TypedFields, group: Group): readonly number[] =>
  rowsIn(typed, group).flatMap((row, at) =>
    own[group].some((name) => wordsIn(row, name)) ? [at] : [],
  );

const written = (typed: TypedFields, group: Group): readonly TypedFields[] => {
  const rows = rowsIn(typed, group);
  return writtenRows(typed, group).map((at) => rows[at] ?? {});
};

export function minutesBody(typed: TypedFields): unknown {
  return {
    present: written(typed, 'present').map((row) => ({
      who: wordsIn(row, 'whoElse') ?? wordsIn(row, 'who'),
      difficulties: wordsOrNull(row, 'difficulties'),
      assets: wordsOrNull(row, 'assets'),
    })),
    questions: wordsOrNull(typed, 'questions'),
    agreed: written(typed, 'agreed').map((row) => ({
      what: wordsIn(row, 'what'),
      by: wordsIn(row, 'by'),
      when: wordsOrNull(row, 'when'),
    })),
  };
}

/** A refused row of the body stands in the row of the form from which it came. */
export function placedRow(field: string, typed: TypedFields): string {
  if (field === 'present') return 'present.0.who';
  const [, group, index, of] = /^(present|agreed)\.(\d+)\.(\w+)$/.exec(field) ?? [];
  if (index === undefined) return field;
  return `${group}.${writtenRows(typed, group as Group)[Number(index)] ?? index}.${of}`;
}
