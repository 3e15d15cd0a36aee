import type { Request, Response } from 'express';
import { sideOfRole, type Role } from '../../domain/access/roles.ts';
import { compareInstants, localDate, type Instant } from '../../domain/calendar/time.ts';
import type { Deps } from '../../services/acting/deps.ts';
import { functionView } from '../../services/people/logins.ts';
import type { LayoutFrame, Reader } from '../../templates/components/layout.tsx';
import { frameTexts, type FrameText } from '../../templates/messages/pages/frame.ts';
import type { Visit } from '../../services/people/session-of-token.ts';
import { visitIfKnown } from '../middleware/web-session.ts';
import type { ApiParts } from '../parts.ts';
import { languageOf } from './language.ts';

const senderHome = { href: '/mina-anmalningar', text: 'home.sender' } as const;
const leaderHome = { href: '/enheten', text: 'home.leader' } as const;

/** Where somebody in a function begins, and what that page is called. */
const homes = {
  teacher: senderHome,
  rektor: senderHome,
  skolskoterska: senderHome,
  kurator: senderHome,
  officer: { href: '/att-gora', text: 'home.officer' },
  ifoChef: leaderHome,
  deputyIfoChef: leaderHome,
  socialchef: { href: '/forseningar', text: 'home.socialchef' },
  auditor: { href: '/granskning', text: 'home.auditor' },
  administrator: { href: '/forvaltning', text: 'home.administrator' },
  contactFunction: { href: '/overlamningar', text: 'home.contactFunction' },
} as const satisfies Readonly<Record<Role, { readonly href: string; readonly text: string }>>;

export function homeOf(role: Role): string {
  return homes[role].href;
}

/** What every page is made with, whatever it shows. */
export type Frame = LayoutFrame & {
  readonly now: Instant;
  /** The function that the reader is in; undefined for whoever has not logged in. */
  readonly role: Role | undefined;
  /** That function's id, by which a form knows whose it is. */
  readonly writer: string | undefined;
  /** Minutes without a request after which she is logged out, and after which she is in any case. */
  readonly idleMinutes: number | undefined;
  readonly minutesLeft: number | undefined;
};

const readerOf = (deps: Deps, visit: Visit, frame: FrameText): Reader | undefined => {
  if (visit.is !== 'here') return undefined;
  const { actor, actors, person } = visit;
  const { role } = actor.assignment;
  const { href, text } = homes[role];
  return {
    name: `${person.givenName} ${person.familyName}`,
    function: `${person.title}, ${functionView(deps, actor).unit}`,
    home: { href, text: frame(text) },
    consults: sideOfRole(role) === 'sender' && role !== 'contactFunction',
    hasSeveral: actors.length > 1,
  };
};

const phoneOf = ({ directory }: Deps, visit: Visit, now: Instant): string | null => {
  if (visit.is !== 'here') return null;
  const { municipalityId } = visit.actor.assignment;
  return directory.settingsInForce(municipalityId, localDate(now)).phone;
};

/** The frame of the page that this request asks for. */
export function frameOf(parts: ApiParts, req: Request, res: Response): Frame {
  const { deps, clock } = parts;
  const visit = visitIfKnown(res) ?? { is: 'nobody' };
  const now = clock.now();
  const language = languageOf(parts, req);
  const frame = frameTexts(language);
  const session = visit.is === 'here' || visit.is === 'choosing' ? visit.session : undefined;
  return {
    language,
    frame,
    now,
    path: req.path,
    reader: readerOf(deps, visit, frame),
    role: visit.is === 'here' ? visit.actor.assignment.role : undefined,
    writer: visit.is === 'here' ? visit.actor.assignment.id : undefined,
    phone: phoneOf(deps, visit, now),
    idleMinutes: session?.idleMinutes,
    minutesLeft: session && Math.floor(compareInstants(session.endsAt, now) / 60_000),
  };
}
