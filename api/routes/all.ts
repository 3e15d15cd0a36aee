import { openApiDocument } from '../openapi.ts';
import type { Route } from '../route.ts';
import { consultationRoutes } from './consultations/routes.ts';
import { administrationRoute } from './house/administration-route.ts';
import { checkRoutes } from './house/check-routes.ts';
import { houseRoutes } from './house/routes.ts';
import { termMeetingRoutes } from './house/term-meeting-routes.ts';
import { choiceRoutes } from './cooperation/choice-routes.ts';
import { handOverRoutes } from './cooperation/hand-over-routes.ts';
import { moveRoutes } from './corrections/move-routes.ts';
import { correctionRoutes } from './corrections/routes.ts';
import { correctableDecisions, decisionRoutes } from './decisions/routes.ts';
import { reviewRoutes } from './decisions/review-routes.ts';
import { absenceRoutes } from './people/absence-routes.ts';
import { keptTextRoutes } from './people/kept-text-routes.ts';
import { clientRoutes } from './people/client-routes.ts';
import { staffRoutes } from './people/staff-routes.ts';
import { ownRoutes } from './people/routes.ts';
import { ownershipRoutes } from './intake/ownership-routes.ts';
import { correctableAssessments, receivingRoutes } from './intake/receiving-routes.ts';
import { correctableFactors, intakeOrderRoutes } from './intake/order-routes.ts';
import { correctableMeasures, measureRoutes } from './intake/measure-routes.ts';
import { onCallRoutes } from './intake/on-call-routes.ts';
import { correctableForwardings, forwardingRoutes } from './intake/forwarding-routes.ts';
import { correctableIntakeRecords, intakeRecordRoutes } from './intake/record-routes.ts';
import { calendarRoute } from './meetings/calendar-route.ts';
import { correctableMeetings, meetingHoldingRoutes } from './meetings/holding-routes.ts';
import { correctableMeetingPlans, meetingPlanningRoutes } from './meetings/planning-routes.ts';
import { attachmentRoutes } from './reports/attachment-routes.ts';
import { draftRoutes } from './reports/draft-routes.ts';
import { authorshipRoutes } from './reports/authorship-routes.ts';
import { exchangeRoutes } from './reports/exchange-routes.ts';
import { deliveryRoutes } from './reports/delivery-routes.ts';
import { registerRoutes } from './reports/register-routes.ts';
import { reportPartRoutes } from './reports/part-routes.ts';
import { reportRoutes } from './reports/routes.ts';
import { documentRoute } from './service/document-route.ts';
import { serviceRoutes } from './service/routes.ts';
import { correctableSignatures, signOffRoutes } from './sign-off/routes.ts';
import { situationRoutes } from './situations/routes.ts';
import { correctableReadings, supplementRoutes } from './reports/supplement-routes.ts';
import { trailRoutes } from './trail/routes.ts';
import { tokenRoute } from './people/token/route.ts';

/** The routes behind authentication: all that are not listed as public. */
export const callerRoutes: readonly Route[] = [
  ...draftRoutes,
  ...attachmentRoutes,
  ...reportRoutes,
  ...registerRoutes,
  ...authorshipRoutes,
  ...exchangeRoutes,
  ...reportPartRoutes,
  ...deliveryRoutes,
  ...signOffRoutes,
  ...supplementRoutes,
  ...onCallRoutes,
  ...receivingRoutes,
  ...ownershipRoutes,
  ...intakeRecordRoutes,
  ...measureRoutes,
  ...intakeOrderRoutes,
  ...forwardingRoutes,
  ...meetingPlanningRoutes,
  ...meetingHoldingRoutes,
  calendarRoute,
  ...decisionRoutes,
  ...reviewRoutes,
  ...correctionRoutes([
    ...correctableReadings,
    ...correctableAssessments,
    ...correctableIntakeRecords,
    ...correctableMeasures,
    ...correctableFactors,
    ...correctableForwardings,
    ...correctableMeetingPlans,
    ...correctableMeetings,
    ...correctableDecisions,
    ...correctableSignatures,
  ]),
  ...moveRoutes,
  ...situationRoutes,
  ...consultationRoutes,
  ...choiceRoutes,
  ...handOverRoutes,
  ...houseRoutes,
  ...checkRoutes,
  administrationRoute,
  ...termMeetingRoutes,
  ...trailRoutes,
  ...ownRoutes,
  ...staffRoutes,
  ...clientRoutes,
  ...absenceRoutes,
  ...keptTextRoutes,
];

/** The routes in front of authentication, which anybody may ask without a token. */
export const publicRoutes: readonly Route[] = [
  ...serviceRoutes,
  documentRoute((publicOrigin) =>
    openApiDocument([...publicRoutes, ...callerRoutes], publicOrigin),
  ),
  tokenRoute,
];
