import type { SignatoryRole } from '../access/roles.ts';
import type { FactTable } from '../acting/fact-rule.ts';
import { anySender, byAuthor, bySignatory, living, type ActionRule } from '../access/grants.ts';

export const signOffActions = {
  // A signatory may answer in any living status, because nothing waits for the answer.
  'signatories.read': { by: [anySender] },
  // Whom she has not left out; whether there is anybody to ask is the service's to see.
  'report.askSignature': { by: [byAuthor], in: living },
  'report.sign': { by: [bySignatory], in: living, freshLogin: true, withConfirming: true },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type SignOffFacts = {
  /** That the author lets a function sign that was not asked at the sending. */
  signatureAsked: { readonly role: SignatoryRole; readonly secret: null };
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
  signatureAsked: {
    stream: 'report',
    side: 'both',
    action: 'report.askSignature',
    readBy: 'report.readContent',
    opens: { coSign: ({ role }) => ({ signatory: role }) },
  },
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
