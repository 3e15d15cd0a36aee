import { agencyKinds } from '../../../../../domain/report/report-content.ts';
import { hasReportingDuty } from '../../../../../domain/report/reporting-duty.ts';
import type { RegisterKey } from '../../../../../templates/messages/pages/register.ts';
import type { FieldTable } from '../../../../kit/field-table.ts';

const whoeverTells = {
  caller: { label: 'is', is: 'unseen' },
  'caller.is': {
    label: 'is',
    hint: 'is.hint',
    is: 'choice',
    choices: {
      obliged: 'is.obliged',
      private: 'is.private',
      anonymous: 'is.anonymous',
    },
    refused: { any: 'is.refused' },
  },
  'caller.agencyKind': {
    label: 'agencyKind',
    is: 'list',
    refused: { any: 'agencyKind.refused' },
  },
  'caller.givenName': { label: 'callerGivenName' },
  'caller.familyName': { label: 'callerFamilyName' },
  'caller.title': { label: 'callerTitle' },
  'caller.unit': { label: 'callerUnit' },
  'caller.phone': { label: 'callerPhone' },
  'caller.relationToChild': { label: 'relation' },
} as const satisfies FieldTable<RegisterKey>;

/** The seven questions, short: what somebody says on the telephone is seldom more. */
const whatIsTold = {
  'acute.danger': { label: 'acute.danger', is: 'choice' },
  'acute.how': { label: 'acute.how', is: 'words' },
  'childNow.where': { label: 'childNow.where' },
  'childNow.safeUntil': { label: 'childNow.safeUntil' },
  'events.*.what': { label: 'event.what', is: 'words' },
  'events.*.when.date': { label: 'event.when.date', is: 'date' },
  'events.*.when.note': { label: 'event.when.note' },
  'events.*.childsOwnWords': { label: 'event.childsOwnWords', is: 'words' },
  'worry.kinds': { label: 'kinds', is: 'boxes' },
  'worry.suspected': { label: 'worry.suspected', is: 'boxes' },
  'worry.otherReasonNotToInformGuardians': { label: 'worry.otherReason', is: 'words' },
  'informed.child.answer': { label: 'informed.child', is: 'choice' },
  'informed.guardians.answer': { label: 'informed.guardians', is: 'choice' },
  'informed.guardians.said': { label: 'informed.guardians.said', is: 'words' },
  'child.givenName': { label: 'givenName' },
  'child.familyName': { label: 'familyName' },
  'child.identity': { label: 'identity' },
  'child.birthDate': { label: 'birthDate', is: 'date' },
  'child.school.name': { label: 'school.name' },
  'child.homeMunicipalityCode': { label: 'home', is: 'list' },
  'child.homeElsewhere': { label: 'homeElsewhere' },
  'child.protectedIdentity': { label: 'protectedIdentity', is: 'choice' },
  'child.address': { label: 'address', hint: 'address.hint' },
  'child.language': { label: 'language' },
  'child.interpreter': { label: 'interpreter', is: 'choice' },
  'guardians.*.givenName': { label: 'givenName' },
  'guardians.*.familyName': { label: 'familyName' },
  'guardians.*.phone': { label: 'phone' },
  'siblings.answer': { label: 'siblings', is: 'choice' },
  'siblings.list.*.givenName': { label: 'givenName' },
  'siblings.list.*.familyName': { label: 'familyName' },
  'siblings.list.*.birthDate': { label: 'birthDate', is: 'date' },
  'jointMeeting.reporterWillAttend': { label: 'jointMeeting', is: 'choice' },
} as const satisfies FieldTable<RegisterKey>;

export const callFields = {
  'received.how': {
    label: 'how',
    is: 'choice',
    choices: { phone: 'how.phone', visit: 'how.visit' },
  },
  'received.at': { label: 'day', is: 'date' },
  'received.at.time': { label: 'clock', is: 'time' },
  ...whoeverTells,
  login: { label: 'login', hint: 'login.hint' },
  ...whatIsTold,
} as const satisfies FieldTable<RegisterKey>;

export const paperFields = {
  'received.on': { label: 'dayIn', is: 'date' },
  ...whoeverTells,
  ...whatIsTold,
} as const satisfies FieldTable<RegisterKey>;

export const registerRows = {
  events: 'handelse',
  guardians: 'vardnadshavare',
  'siblings.list': 'syskon',
} as const;

/** Those who have to report; all others call as private persons. */
export const obligedAgencies = agencyKinds.filter(hasReportingDuty);
