import { describe, expect, it } from 'vitest';
import {
  contactRefusal,
  type ContactContext,
  type ContactParty,
} from '../../../domain/intake/contact-lock.ts';

const during = (change: Partial<ContactContext>): ContactContext => ({
  status: 'assessed',
  investigationOpened: false,
  protectedContact: false,
  coSigners: true,
  schoolConsented: false,
  elsewhere: false,
  ...change,
});

type Row = readonly [
  situation: string,
  context: ContactContext,
  refused: Readonly<Record<ContactParty, string | undefined>>,
];

const open = undefined;

/** Routine §5.4: each situation by hand, for everybody who could be contacted. */
const rows: readonly Row[] = [
  [
    'before the report is opened',
    during({ status: 'received' }),
    {
      reporter: open,
      coSigner: open,
      guardian: 'assessment-first',
      child: open,
      school: 'phase-lock',
      other: 'phase-lock',
    },
  ],
  [
    'opened, before the protection assessment (20 kap. 1 § SoL)',
    during({ status: 'opened' }),
    {
      reporter: open,
      coSigner: open,
      guardian: 'assessment-first',
      child: open,
      school: 'phase-lock',
      other: 'phase-lock',
    },
  ],
  [
    'assessed: only reporter, guardians and child until an investigation is opened',
    during({}),
    {
      reporter: open,
      coSigner: open,
      guardian: open,
      child: open,
      school: 'phase-lock',
      other: 'phase-lock',
    },
  ],
  [
    'assessed, with a consent that names the school that did not report',
    during({ schoolConsented: true }),
    {
      reporter: open,
      coSigner: open,
      guardian: open,
      child: open,
      school: open,
      other: 'phase-lock',
    },
  ],
  [
    'assessed, in protected-contact mode: the guardians are locked too',
    during({ protectedContact: true }),
    {
      reporter: open,
      coSigner: open,
      guardian: 'protected-contact',
      child: open,
      school: 'phase-lock',
      other: 'phase-lock',
    },
  ],
  [
    'opened, in protected-contact mode',
    during({ status: 'opened', protectedContact: true }),
    {
      reporter: open,
      coSigner: open,
      guardian: 'protected-contact',
      child: open,
      school: 'phase-lock',
      other: 'phase-lock',
    },
  ],
  [
    'assessed, a report that nobody else was asked to sign: its author alone',
    during({ coSigners: false }),
    {
      reporter: open,
      coSigner: 'phase-lock',
      guardian: open,
      child: open,
      school: 'phase-lock',
      other: 'phase-lock',
    },
  ],
  [
    'decided not to open: the lock stays',
    during({ status: 'concluded' }),
    {
      reporter: open,
      coSigner: open,
      guardian: open,
      child: open,
      school: 'phase-lock',
      other: 'phase-lock',
    },
  ],
  [
    'an investigation is opened: everybody (20 kap. 5 § SoL)',
    during({ status: 'concluded', investigationOpened: true }),
    { reporter: open, coSigner: open, guardian: open, child: open, school: open, other: open },
  ],
  [
    'an investigation is opened in protected-contact mode: only an officer’s reason unlocks guardians',
    during({ status: 'concluded', investigationOpened: true, protectedContact: true }),
    {
      reporter: open,
      coSigner: open,
      guardian: 'protected-contact',
      child: open,
      school: open,
      other: open,
    },
  ],
  ...[true, false].map((schoolConsented): Row => [
    `another municipality answers for the child: whom protection needs (29 kap. SoL), ${schoolConsented}`,
    during({ elsewhere: true, schoolConsented }),
    {
      reporter: open,
      coSigner: 'other-municipality',
      guardian: open,
      child: open,
      school: 'other-municipality',
      other: 'other-municipality',
    },
  ]),
  [
    'another municipality answers for a child in protected contact, not assessed yet',
    during({ elsewhere: true, status: 'opened', protectedContact: true }),
    {
      reporter: open,
      coSigner: 'other-municipality',
      guardian: 'protected-contact',
      child: open,
      school: 'other-municipality',
      other: 'other-municipality',
    },
  ],
];

const parties = ['reporter', 'coSigner', 'guardian', 'child', 'school', 'other'] as const;
const cells = rows.flatMap(([situation, context, refused]) =>
  parties.map((party) => [party, situation, context, refused[party]] as const),
);

describe('the phase lock (domain facts §4: steps not permitted before an investigation)', () => {
  it.each(cells)('%s, %s', (party, _, context, refusal) => {
    expect(contactRefusal(party, context)).toBe(refusal);
  });
});
