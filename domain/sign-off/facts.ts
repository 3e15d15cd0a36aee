import type { SignatoryRole } from '../access/roles.ts';
import type { FactTable } from '../acting/fact-rule.ts';
import { bySignatory, living, type ActionRule } from '../access/grants.ts';

export const signOffActions = {
  // A signatory may answer in any living status, because nothing waits for the answer.
  'report.sign': { by: [bySignatory], in: living, freshLogin: true },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type SignOffFacts = {
  signatureRecorded: {
    readonly role: SignatoryRole;
    readonly outcome: 'signed' | 'declined' | 'notAsked' | 'missing';
    /** `acr` of the login that signed. */
    readonly assurance: string | null;
    /** SHA-256 of the report as sent, which is what a signature signs. */
    readonly contentHash: Uint8Array | null;
    readonly secret: { readonly comment: string } | { readonly reason: 'secrecy' } | null;
  };
};

export const signOffFacts: FactTable<'report', SignOffFacts> = {
  signatureRecorded: {
    stream: 'report',
    side: 'both',
    action: 'report.sign',
    correctedBy: 'signer',
    readBy: 'report.readContent',
    closes: {
      coSign: ({ role, outcome }) => ({
        signatory: role,
        as: outcome === 'missing' ? 'lapsed' : 'done',
        reason: outcome,
      }),
    },
  },
};
