import type { LetterSource } from '../../../domain/letters/letter-source.ts';
import { renderForwarding } from './forwarding.ts';

export const intakeLetters = {
  forwarding: (source: LetterSource<'forwarding'>): Promise<Buffer> =>
    renderForwarding({
      ...source.fact.secret,
      reference: source.reference,
      receivedAt: source.receivedAt,
      contentHash: source.contentHash,
      from: source.municipality,
      child: source.content.child,
      contactName: source.contact.name,
      contactPhone: source.contact.phone,
      madeAt: source.madeAt,
    }),
};
