import { texts, type PlainKeyOf } from '../texts.ts';
import { assignmentEn } from './assignment-en.ts';
import { assignmentSv } from './assignment-sv.ts';

export const assignmentTexts = texts(assignmentSv, assignmentEn);
export type AssignmentKey = PlainKeyOf<typeof assignmentSv>;
