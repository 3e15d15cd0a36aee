import { z } from 'zod';
import { roles } from '../../../domain/access/roles.ts';
import { differenceKinds } from '../../../domain/house/records.ts';
import { viewAdministration } from '../../../services/house/administration.ts';
import { readRoute, type Route } from '../../route.ts';
import { ids, instants } from '../examples.ts';
import { instant } from '../schemas.ts';
import { check } from './check-routes.ts';

const system = { clientId: z.uuid(), name: z.string(), unit: z.string() };

const administration = z
  .object({
    overdueChecks: z.array(check).readonly(),
    differences: z
      .array(z.object({ id: z.uuid(), kind: z.enum(differenceKinds), foundAt: instant }))
      .readonly()
      .meta({ description: 'Skillnader som ingen har förklarat' }),
    unattended: z
      .array(
        z.object({
          unitId: z.uuid(),
          unit: z.string(),
          role: z.enum(roles),
          from: instant,
          until: instant.nullable(),
          because: z.enum(['away', 'vacant']),
        }),
      )
      .readonly()
      .meta({ description: 'Funktioner utan någon på plats under de närmaste fjorton dagarna' }),
    keys: z.object({
      ending: z
        .array(z.object({ ...system, keyId: z.uuid(), kid: z.string(), expiresAt: instant }))
        .readonly()
        .meta({ description: 'Nycklar som går ut inom trettio dagar utan att någon annan finns' }),
      locked: z.array(z.object(system)).readonly().meta({ description: 'System utan nyckel' }),
    }),
    endingFunctions: z
      .array(
        z.object({
          personId: z.uuid(),
          givenName: z.string(),
          familyName: z.string(),
          assignmentId: z.uuid(),
          role: z.enum(roles),
          unit: z.string(),
          to: instant,
        }),
      )
      .readonly()
      .meta({ description: 'Funktioner som slutar inom fjorton dagar' }),
    assumedSettings: z
      .array(z.string())
      .readonly()
      .meta({ description: 'Inställningar som ingen källa säger' }),
  })
  .meta({ id: 'Administration' });

/** What an administrator has to do before the next check. */
export const administrationRoute: Route = readRoute({
  path: '/administration',
  operationId: 'readAdministration',
  summary: 'Läs vad som behöver göras före nästa kontroll',
  description:
    'För systemförvaltaren: uteblivna kontroller, skillnader, funktioner utan någon på plats, nycklar och funktioner som snart tar slut, och antagna inställningar. Inget ord ur något ärende.',
  tag: 'own',
  request: {},
  answer: administration,
  example: {
    overdueChecks: [],
    differences: [{ id: ids.other, kind: 'counts', foundAt: instants.received }],
    unattended: [
      {
        unitId: ids.report,
        unit: 'Exempelskolan i Degerfors',
        role: 'skolskoterska',
        from: instants.received,
        until: null,
        because: 'away',
      },
    ],
    keys: { ending: [], locked: [] },
    endingFunctions: [],
    assumedSettings: ['phone'],
  },
  read: viewAdministration,
});
