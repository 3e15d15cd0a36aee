import { describe, expect, it } from 'vitest';
import { factKinds, isLook, lookKinds, markKinds } from '../../../domain/kinds.ts';
import { readPurpose, withoutAssignment } from '../../../domain/trail/purpose.ts';
import { kindsIn, sightKinds, trailParts } from '../../../domain/trail/shown-events.ts';

const no = { withoutAssignment: false } as const;

describe('the purpose of an event', () => {
  it.each([
    ['contentRead', 'report.readContent', { action: 'report.readContent', detail: null, ...no }],
    [
      'contentRead',
      'feedback.read: feedbackRecorded, feedbackRequested',
      { action: 'feedback.read', detail: 'feedbackRecorded, feedbackRequested', ...no },
    ],
    [
      'attemptRefused',
      'report.open: already-opened',
      { action: 'report.open', detail: 'already-opened', ...no },
    ],
    [
      'contentRead',
      'report.readContent: supplementAdded; withoutAssignment',
      { action: 'report.readContent', detail: 'supplementAdded', withoutAssignment: true },
    ],
    ['rungFired', 'openReport rung 2', { action: null, detail: 'openReport rung 2', ...no }],
    ['dutyLapsed', 'coSign: missing', { action: null, detail: 'coSign: missing', ...no }],
    ['reportSent', null, { action: null, detail: null, ...no }],
    ['contentRead', 'a.right.of.before', { action: null, detail: 'a.right.of.before', ...no }],
  ] as const)('of %s that says %s', (kind, text, purpose) => {
    expect(readPurpose(kind, text)).toEqual(purpose);
  });

  it('is marked where the looker held no part of the case, and read back with the mark', () => {
    expect(readPurpose('reportRead', withoutAssignment('report.read'))).toEqual({
      action: 'report.read',
      detail: null,
      withoutAssignment: true,
    });
  });
});

describe('the parts of a history', () => {
  it('hold each kind of event once, and together all of them', () => {
    const parts = trailParts.filter((part) => part !== 'all').map((part) => kindsIn(part) ?? []);
    expect(parts.flat().toSorted()).toEqual([...factKinds, ...markKinds, ...lookKinds].toSorted());
    expect(kindsIn('all')).toBeUndefined();
  });

  it('count as sight whatever shows somebody something, and no refusal', () => {
    expect(sightKinds.every(isLook)).toBe(true);
    expect(sightKinds).not.toContain('attemptRefused');
    expect(sightKinds).toHaveLength(lookKinds.length - 1);
  });
});
