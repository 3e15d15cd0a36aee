import type { CaseView } from '../../../../services/desk/case.ts';
import type { FormState } from '../../../kit/form-state.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { envelopeView } from './envelope-view.tsx';
import { openView } from './open-view.tsx';

/** A case: its envelope before somebody has opened it, then what there is to do in it. */
export function caseView(frame: Frame, seen: CaseView, form: FormState): PageView {
  return seen.is === 'envelope' ? envelopeView(frame, seen, form) : openView(frame, seen);
}
