import { z } from 'zod';
import {
  agencyKinds,
  eventAreas,
  reportSchemaVersion,
  suspects,
  worryKinds,
} from '../../../domain/report/report-content.ts';
import { signatoryRoles } from '../../../domain/access/roles.ts';
import { attachmentTypes, scans } from '../../../domain/report/attachment.ts';
import { mostAttachments } from '../../../domain/reports/attachments.ts';
import { mostInList, sha256, statedId, statedText, statedWords } from '../schemas.ts';
import { answer, statedChild, statedGuardian, statedSiblings, text } from '../stated-people.ts';

const reporter = z.strictObject({
  subject: text,
  givenName: text,
  familyName: text,
  title: text,
  unit: text,
  phone: text,
  email: text,
  relationToChild: text,
  knownChildSince: text,
});

const acute = z.strictObject({
  danger: answer,
  how: text,
  phoneContact: z.strictObject({ taken: answer, at: text, with: text }).prefault({}),
});

const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ownObservation') }),
  z.strictObject({ kind: z.literal('toldBy'), who: text, when: text }),
  z.strictObject({ kind: z.literal('unknown') }),
]);

export const statedEvent = z
  .strictObject({
    what: statedText.default(''),
    when: z.strictObject({ date: text, note: text }).prefault({}),
    source: source.default({ kind: 'unknown' }),
    childsOwnWords: text,
    area: z.enum(eventAreas).default('notSorted'),
  })
  .meta({ id: 'StatedEvent' });

const worry = z.strictObject({
  kinds: z.array(z.enum(worryKinds)).max(mostInList).readonly().default([]),
  suspected: z.array(z.enum(suspects)).max(mostInList).readonly().default([]),
  otherReasonNotToInformGuardians: text,
  whyNow: text,
  since: text,
  mostWorrying: text,
  ifNothingIsDone: text,
  protectiveFactors: text,
});

const informed = z.strictObject({ answer, by: text, at: text, said: text, reasonIfNot: text });

const more = z.strictObject({
  precautions: text,
  schoolMeasures: text,
  otherAgencies: z.array(statedText).max(mostInList).readonly().default([]),
  familysView: text,
});

/**
 * A misspelt function is refused. If it were passed over, the function meant would be asked to sign
 * after all, and read what the author meant to keep from it.
 */
const excludable = statedText
  .refine((role) => (signatoryRoles as readonly string[]).includes(role), 'not-a-signatory')
  .meta({ override: { enum: [...signatoryRoles] } });

/** An attachment as it is frozen into what it was sent with. */
export const attachment = z
  .object({
    id: z.uuid(),
    name: z.string(),
    type: z.enum(attachmentTypes).meta({ description: 'Efter filens byte, inte dess namn' }),
    size: z.int(),
    sha256,
    scan: z.enum(scans).meta({ description: 'Om filen var kontrollerad mot virus' }),
  })
  .meta({ id: 'Attachment' });

/** The caller's uploads that go with what is sent. */
export const namedUploads = z
  .array(z.strictObject({ id: statedId }))
  .max(mostAttachments)
  .readonly()
  .default([])
  .meta({ description: 'Egna uppladdade filer (/attachments) som skickas med' });

/** A report as it is kept. Who called without giving a name has none there. */
export const keptReport = z
  .strictObject({
    schemaVersion: z.literal(reportSchemaVersion).default(reportSchemaVersion),
    municipalityCode: text,
    // The default is a school, because every sender in the directory belongs to one; other agencies
    // have to say which they are.
    agencyKind: z.enum(agencyKinds).default('school'),
    reporter,
    acute: acute.prefault({}),
    childNow: z
      .strictObject({
        where: text,
        safeUntil: text,
        municipalityCode: text.meta({
          description:
            'Kommunen där barnet är nu, med dess kod; tar emot anmälan när varken avsändaren eller barnets hem säger något annat',
        }),
      })
      .prefault({}),
    events: z.array(statedEvent).max(mostInList).readonly().default([]),
    worry: worry.prefault({}),
    child: statedChild.prefault({}),
    guardians: z.array(statedGuardian).max(mostInList).readonly().default([]),
    siblings: statedSiblings.prefault({}),
    informed: z
      .strictObject({ child: informed.prefault({}), guardians: informed.prefault({}) })
      .prefault({}),
    jointMeeting: z.strictObject({ reporterWillAttend: answer }).prefault({}),
    feedback: z.strictObject({ wanted: z.boolean().default(true) }).prefault({}),
    more: more.prefault({}),
    coSigning: z
      .strictObject({ exclude: z.array(excludable).max(mostInList).readonly().default([]) })
      .prefault({}),
    attachments: z.array(attachment).readonly().default([]),
  })
  .meta({ id: 'KeptReport' });

/**
 * What a reporter sends. Anything left out is `notAnswered` or null, *vet inte* is an answer
 * everywhere, and an odd value is kept as stated: this schema refuses a report for its form only. The
 * reporter's given and family name are the only two fields that must be filled in.
 */
export const reportContent = keptReport
  .extend({
    reporter: reporter.extend({ givenName: statedWords, familyName: statedWords }),
    attachments: namedUploads,
  })
  .meta({ id: 'ReportContent' });

/** What the receiver writes down of a report, besides who made it. */
export const toldReport = keptReport.omit({
  schemaVersion: true,
  municipalityCode: true,
  agencyKind: true,
  reporter: true,
  coSigning: true,
  attachments: true,
});
