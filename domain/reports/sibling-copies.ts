import type { ReportContent, StatedSibling } from '../report/report-content.ts';

type Family = Pick<ReportContent, 'child' | 'siblings'>;

/** A sibling as the child of a report of its own, with what is known of the first child's home. */
const childFrom = (sibling: StatedSibling, content: Family): ReportContent['child'] => ({
  ...sibling,
  unborn: false,
  address: content.child.address,
  phone: null,
  homeMunicipalityCode: content.child.homeMunicipalityCode,
  school: null,
  protectedIdentity: content.child.protectedIdentity,
  language: content.child.language,
  interpreter: content.child.interpreter,
});

const siblingFrom = ({ child }: Family): StatedSibling => ({
  givenName: child.givenName,
  familyName: child.familyName,
  birthDate: child.birthDate,
  identity: child.identity,
});

/**
 * A report is about one child, so each sibling who has a name, a birth date or a number gets a copy
 * of its own, with the first child among its siblings.
 */
export function siblingCopies<Content extends Family>(content: Content): readonly Content[] {
  if (content.siblings.answer !== 'yes') return [];
  const known = content.siblings.list.filter(
    ({ givenName, birthDate, identity }) => givenName ?? birthDate ?? identity,
  );
  return known.map((sibling) => ({
    ...content,
    child: childFrom(sibling, content),
    siblings: {
      answer: 'yes',
      list: [siblingFrom(content), ...content.siblings.list.filter((other) => other !== sibling)],
    },
  }));
}
