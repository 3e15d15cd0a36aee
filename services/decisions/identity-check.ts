import {
  identifierKinds,
  refusedIdentifiers,
  type ComparedIdentifiers,
  type Identifiers,
  type TypedIdentifiers,
} from '../../domain/decisions/identity.ts';
import { Invalid } from '../../domain/errors.ts';
import { bornOn } from '../../domain/report/age.ts';
import { normaliseName, normaliseNumber } from '../../platform/crypto/blind-index.ts';
import { isStated } from '../reports/child-index.ts';
import type { ReportFile } from '../reports/report-stream.ts';

/** As two of them are compared, however each was written. */
const asCompared = ({ number, birthDate, name }: Identifiers): Identifiers => ({
  number: number === null ? null : normaliseNumber(number),
  birthDate,
  name: name === null ? null : normaliseName(name),
});

/** What the report says of its child; a name is one when given name and family name are stated. */
const ofReport = async (file: ReportFile): Promise<Identifiers> => {
  const { child } = await file.content();
  const { identity, givenName, familyName, unborn } = child;
  const isNamed = isStated(givenName) && isStated(familyName) && !unborn;
  return asCompared({
    number: identity && isStated(identity.value) ? identity.value : null,
    birthDate: bornOn(child, file.row.receivedAt),
    name: isNamed ? `${givenName} ${familyName}` : null,
  });
};

/**
 * Compares what the decider typed with the report's child.
 *
 * @throws Invalid `identifiers-differ` or `identifiers-missing`, naming the fields and never what
 *   the report says
 */
export async function compareIdentifiers(
  file: ReportFile,
  typed: TypedIdentifiers,
): Promise<ComparedIdentifiers> {
  const { whyNot } = typed;
  const refused = refusedIdentifiers({ ...asCompared(typed), whyNot }, await ofReport(file));
  if (refused.length > 0) {
    const missing = refused.every(({ code }) => code === 'required');
    throw new Invalid(missing ? 'identifiers-missing' : 'identifiers-differ', {
      errors: refused.map(({ field, code }) => ({ pointer: `#/body/identifiers/${field}`, code })),
    });
  }
  return { compared: identifierKinds.filter((kind) => typed[kind] !== null), whyNot };
}
