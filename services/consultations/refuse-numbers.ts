import { identityNumbersIn } from '../../domain/consultations/identity-numbers.ts';
import { Invalid } from '../../domain/errors.ts';

/**
 * Refuses words in which something stands that looks like an identity number, since a consultation is
 * about a child whom nobody names (routine §0).
 *
 * @param words by their place in the body, as `question`
 * @throws Invalid `identity-number`, with where each stands and without the number
 */
export function refuseNumbers(words: Readonly<Record<string, string>>): void {
  const errors = Object.entries(words).flatMap(([place, text]) =>
    identityNumbersIn(text).map(
      ({ at }) => ({ pointer: `#/body/${place}`, code: 'identity-number', at }) as const,
    ),
  );
  if (errors.length > 0) throw new Invalid('identity-number', { errors });
}
