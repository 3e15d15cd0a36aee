import type { JSX } from 'preact';
import { Fold } from '../../../templates/components/fold.tsx';
import { caseTexts } from '../../../templates/messages/pages/case.ts';
import type { Frame } from '../../kit/frame.ts';
import { childName } from '../desk/child-name.ts';
import { Important } from './important.tsx';
import type { CaseHead } from './read-case.ts';

type Of = { readonly frame: Frame; readonly head: CaseHead };

/** Whom a form is about, with the important of the report at hand. */
export function CaseLine({ frame, head }: Of): JSX.Element {
  const { content } = head.seen;
  return (
    <>
      <p>{`${childName(frame, content.child)}. ${head.reference}`}</p>
      <Fold summary={caseTexts(frame.language)('important')}>
        <Important frame={frame} id={head.id} content={content} />
      </Fold>
    </>
  );
}
