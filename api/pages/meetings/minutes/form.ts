import type { MeetingKey } from '../../../../templates/messages/pages/meetings.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { wordsOrNull } from '../../../kit/typed-answers.ts';
import { wordsIn, type TypedFields } from '../../../kit/typed-fields.ts';
import { placedInRows, writtenRows } from '../../../kit/written-rows.ts';
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

export function minutesBody(typed: TypedFields): unknown {
  return {
    present: writtenRows(typed, 'present').map((row) => ({
      who: wordsIn(row, 'whoElse') ?? wordsIn(row, 'who'),
      difficulties: wordsOrNull(row, 'difficulties'),
      assets: wordsOrNull(row, 'assets'),
    })),
    questions: wordsOrNull(typed, 'questions'),
    agreed: writtenRows(typed, 'agreed').map((row) => ({
      what: wordsIn(row, 'what'),
      by: wordsIn(row, 'by'),
      when: wordsOrNull(row, 'when'),
    })),
  };
}

export const placedRow = placedInRows({ present: 'who', agreed: 'what' });
