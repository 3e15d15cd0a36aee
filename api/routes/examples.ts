import type { z } from 'zod';
import type { deedAnswer, dutyView } from './schemas.ts';

/** Ids that the examples of the document share. */
export const ids = {
  report: '019ab0c5-1c00-7a3e-9d51-6f0c2b7e4a10',
  fact: '019ab0c5-2f10-7b44-8e02-9a1d5c3f7b21',
  other: '019ab0c5-3a20-7c55-91b3-0b2e6d4a8c32',
  person: '019ab0c0-0010-7d66-a2c4-1c3f7e5b9d43',
  unit: '019ab0c0-0020-7e77-b3d5-2d4a8f6cae54',
  assignment: '019ab0c0-0030-7f88-84e6-3e5b9a7dbf65',
} as const;

export const instants = {
  received: '2026-11-23T07:42:10.000Z',
  opened: '2026-11-23T07:58:02.000Z',
  due: '2026-11-23T23:00:00.000Z',
  meeting: '2026-12-01T13:00:00.000Z',
} as const;

export const reference = 'ANM-7K3Q-W9XD';
/** SHA-256 of no bytes; in the examples it stands for any hash. */
export const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export const dutyExample = {
  id: ids.other,
  kind: 'assessProtection',
  side: 'receiver',
  ownerRole: 'officer',
  signatory: null,
  dueAt: instants.due,
  rolledDueDate: null,
  state: 'open',
  reason: null,
  overdue: false,
} as const satisfies z.input<typeof dutyView>;

export const deedExample = {
  id: ids.fact,
  report: { id: ids.report, status: 'opened', concludedAs: null },
  duties: [dutyExample],
  etag: 5,
} as const satisfies z.input<typeof deedAnswer>;
