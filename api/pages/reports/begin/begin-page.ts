import { postRoute } from '../../../kit/post-route.ts';
import { ComeIn } from '../../../kit/visitor.ts';
import { beginReport } from './begin-report.ts';

/**
 * The button of `/anmal`: begins a report. The municipality is the one that its reader has chosen
 * there; where she has chosen none, the report says which it goes to.
 */
export const beginPage = postRoute('/anmal', ({ parts, res, visit, fields }) => {
  if (visit.is !== 'here') throw new ComeIn(visit);
  const { _key: key = '', kommun: code } = fields;
  const place = parts.deps.directory.municipalityByCode(code ?? '');
  return beginReport(parts, res, {
    call: { actor: visit.actor, at: parts.clock.now() },
    key,
    known: place ? { municipalityCode: place.code } : {},
  });
});
