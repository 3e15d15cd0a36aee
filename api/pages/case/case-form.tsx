import type { z } from 'zod';
import type { KeptForm } from '../../../domain/people/kept-text.ts';
import { caseTexts } from '../../../templates/messages/pages/case.ts';
import { deedForm, type DeedForm, type DeedView } from '../../kit/deed-form.tsx';
import type { AskedForm } from '../../kit/form-declaration.ts';
import type { PageRoute } from '../../kit/page-route.ts';
import { reportParams } from '../../routes/schemas.ts';
import { casePath } from './case-path.ts';
import { CaseLine } from './case-line.tsx';
import { readCase, type CaseHead } from './read-case.ts';

type ReportParams = typeof reportParams;
/** What every form about a case shows of it. */
export type AnyHead = Pick<CaseHead, 'id' | 'etag' | 'reference'>;

export type CaseView<Key extends string, Head = CaseHead> = DeedView<Key, Head>;

/** A deed on a case that one page records, as its area declares it. */
export type CaseForm<
  Key extends string,
  B extends z.ZodType,
  Head extends AnyHead = CaseHead,
> = Omit<
  DeedForm<ReportParams, Key, Head, B, unknown>,
  'path' | 'params' | 'subject' | 'read' | 'seen' | 'next' | 'around' | 'formPath'
> & {
  /** Below the case: `kontakter`. */
  readonly suffix: string;
  readonly records: KeptForm;
  /** What the page shows of the case. Default: what stands above every form. */
  readonly read?: (asked: AskedForm<ReportParams>) => Promise<Head>;
  /** Where to go when it is done, below the case. Default: to the case. */
  readonly leadsTo?: string;
};

/** Makes the page of a deed on a case. */
export function caseForm<Key extends string, B extends z.ZodType, Head extends AnyHead = CaseHead>(
  declared: CaseForm<Key, B, Head>,
): readonly PageRoute[] {
  const { suffix, records, leadsTo, read, ...deed } = declared;
  const usual = ({ deps, call, params }: AskedForm<ReportParams>): Promise<CaseHead> =>
    readCase(deps, call, { ...params, fact: records });
  return deedForm({
    ...deed,
    records,
    path: `/anmalningar/:reportId/${suffix}`,
    params: reportParams,
    subject: ({ reportId }) => reportId,
    // Whoever reads no more of the case has declared no other head.
    read: read ?? (usual as unknown as NonNullable<typeof read>),
    seen: ({ etag }) => etag,
    next: (_done, { reportId }) => casePath(reportId) + (leadsTo ? `/${leadsTo}` : ''),
    around: ({ head, frame }) => ({
      back: { href: casePath(head.id), text: caseTexts(frame.language)('back') },
      line:
        'seen' in head ? (
          <CaseLine frame={frame} head={head as unknown as CaseHead} />
        ) : (
          head.reference
        ),
    }),
    formPath: ({ id }) => `${casePath(id)}/${suffix}`,
  });
}
