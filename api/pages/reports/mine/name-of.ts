import type { MyReport } from '../../../../services/desk/my-reports.ts';
import type { Frame } from '../../../kit/frame.ts';
import { childName } from '../../desk/child-name.ts';

/** Which report it is: its child, where the reader has her own copy, and always its reference. */
export function nameOf(
  frame: Frame,
  { child, reference }: Pick<MyReport, 'child' | 'reference'>,
): string {
  return child ? `${childName(frame, child)}, ${reference}` : reference;
}
