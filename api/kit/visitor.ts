import type { Response } from 'express';
import type { Visit } from '../../services/people/session-of-token.ts';
import { visitOf } from '../middleware/web-session.ts';

/** Somebody asks for a page that is for people in a function, and has none chosen. */
export class ComeIn extends Error {
  readonly visit: Exclude<Visit, { readonly is: 'here' }>;
  /** It is the visitor's to mend, and counts as every request that is refused. */
  readonly status = 401;
  /** What she sent is kept for her. */
  readonly kept: boolean;
  constructor(visit: ComeIn['visit'], { kept = false }: { readonly kept?: boolean } = {}) {
    super('come-in');
    this.name = 'ComeIn';
    this.visit = visit;
    this.kept = kept;
  }
}

/** Somebody who is logged in, in a function. */
export type Here = Extract<Visit, { readonly is: 'here' }>;

/** Whoever reads the page. @throws ComeIn when nobody has logged in, or has still to choose a function */
export function demandReader(res: Response): Here {
  const visit = visitOf(res);
  if (visit.is !== 'here') throw new ComeIn(visit);
  return visit;
}
