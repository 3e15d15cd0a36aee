import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { mostAttachmentBytes } from '../../../../domain/reports/attachments.ts';
import { bodyOf, hashOf, picture } from '../../../helpers/files.ts';
import { ownSystem } from '../../../helpers/own-system.ts';
import { patience } from '../../../helpers/product-process.ts';
import {
  apisOn,
  mostResident,
  residentMegabytes,
  type RunningApi,
  type Told,
} from '../../../helpers/running-api.ts';
import { sampleReport } from '../../../helpers/sample-report.ts';

const system = await ownSystem();
const teacher = 'larare.degerfors';

const begin = async ({ ask }: RunningApi, size: number): Promise<string> => {
  const { body } = await ask(teacher, {
    method: 'POST',
    path: '/api/v1/attachments',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ name: 'blåmärke.jpg', size }),
  });
  return String(body['id']);
};
const sendPart = (
  { ask }: RunningApi,
  id: string,
  offset: number,
  body: AsyncIterable<Uint8Array>,
): Promise<Told> =>
  ask(teacher, {
    method: 'POST',
    path: `/api/v1/attachments/${id}/parts?offset=${offset}`,
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
const seen = async ({ ask }: RunningApi, id: string) =>
  (await ask(teacher, { method: 'GET', path: `/api/v1/attachments/${id}` })).body;

describe('the API as a process, given a file', patience, () => {
  it('of 50 MB, keeps within 50 MB of what it has at rest, and so when it hands it out', async () => {
    const api = await (await apisOn(system))();
    // What is loaded and compiled at the first file is no part of the second.
    const small = picture(2_000_000);
    await sendPart(api, await begin(api, small.length), 0, bodyOf(small));
    await pause(500);
    const rest = await residentMegabytes(api.pid);
    const bytes = picture(mostAttachmentBytes);
    const id = await begin(api, bytes.length);
    const sending = sendPart(api, id, 0, bodyOf(bytes));
    const most = await mostResident(api.pid, sending);
    expect((await sending).body).toMatchObject({ state: 'ready', sha256: hashOf(bytes) });
    expect(most - rest).toBeLessThan(50);
    const sent = { ...sampleReport(), attachments: [{ id }] };
    const { body: report } = await api.ask(teacher, {
      method: 'POST',
      path: '/api/v1/reports',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(sent),
    });
    const path = `/api/v1/reports/${String(report['id'])}/attachments/${id}`;
    const fetching = api.ask(teacher, { method: 'GET', path });
    expect((await mostResident(api.pid, fetching)) - rest).toBeLessThan(50);
  });

  it('loses nothing that it has acknowledged when it is killed in the middle', async () => {
    const start = await apisOn(system);
    const bytes = picture(8_000_000);
    const part = 1_000_000;
    let api = await start();
    const id = await begin(api, bytes.length);
    const sendFrom = (offset: number) =>
      sendPart(api, id, offset, bodyOf(bytes.subarray(offset, offset + part)));
    let acknowledged = Number((await sendFrom(0)).body['received']);
    // At another moment of a part each time.
    for (const milliseconds of [5, 15, 40]) {
      const cut = sendFrom(acknowledged).catch(() => undefined);
      await pause(milliseconds);
      await api.kill();
      await cut;
      api = await start();
      const received = Number((await seen(api, id))['received']);
      expect(received).toBeGreaterThanOrEqual(acknowledged);
      acknowledged = Number((await sendFrom(received)).body['received']);
    }
    while (acknowledged < bytes.length) {
      acknowledged = Number((await sendFrom(acknowledged)).body['received']);
    }
    expect(await seen(api, id)).toMatchObject({ state: 'ready', sha256: hashOf(bytes) });
  });
});
