import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newDataKey, SealBroken } from '../../../platform/crypto/envelope.ts';
import { UnknownKey } from '../../../platform/crypto/keyring.ts';
import { createPayloadCodec } from '../../../platform/crypto/payload-codec.ts';

const oldKey = newDataKey();
const codec = createPayloadCodec({ active: 'first', keys: new Map([['first', oldKey]]) });
const rotated = createPayloadCodec({
  active: 'second',
  keys: new Map([
    ['first', oldKey],
    ['same key', oldKey],
    ['second', newDataKey()],
  ]),
});
const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const valueOf = (payload: Payload | undefined): unknown =>
  payload && defaultPayloadConverter.fromPayload(payload);
const sealed = async (value: unknown): Promise<Payload> => {
  const [payload] = await codec.encode([payloadOf(value)]);
  return payload ?? expect.unreachable();
};
const changedAt = (payload: Payload, position: number): Payload => {
  const data = Buffer.from(payload.data ?? []);
  data.writeUInt8(data.readUInt8(position) ^ 1, position);
  return { ...payload, data };
};

describe('the payload codec', () => {
  it('gives back every value it sealed, bytes and undefined too', async () => {
    const values = [{ reportId: 'r1', name: 'Påhittad' }, [1, null], 'x', undefined, null];
    const decoded = await codec.decode(await codec.encode(values.map(payloadOf)));
    expect(decoded.map(valueOf)).toEqual(values);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        const [payload] = await codec.decode([await sealed(bytes)]);
        expect(valueOf(payload)).toEqual(bytes);
      }),
    );
  });

  it('leaves nothing readable but its encoding and the key id', async () => {
    const payload = await sealed({ name: 'Påhittad' });
    expect(Object.keys(payload.metadata ?? {})).toEqual(['encoding', 'key-id']);
    const all = Buffer.concat(
      [payload.data ?? [], ...Object.values(payload.metadata ?? {})].map((part) =>
        Buffer.from(part),
      ),
    );
    expect(all.includes('hittad')).toBe(false);
    expect(all.includes('name')).toBe(false);
    expect(all.includes('json/plain')).toBe(false);
  });

  it('opens what a retired key sealed and seals with the active one', async () => {
    const [opened] = await rotated.decode([await sealed('x')]);
    expect(valueOf(opened)).toBe('x');
    await expect(codec.decode(await rotated.encode([payloadOf('x')]))).rejects.toThrow(UnknownKey);
  });

  it('refuses a changed byte wherever it is', async () => {
    const payload = await sealed('x');
    const length = payload.data?.length ?? 0;
    expect(length).toBeGreaterThan(28);
    for (let position = 0; position < length; position += 1) {
      await expect(codec.decode([changedAt(payload, position)])).rejects.toThrow(SealBroken);
    }
  });

  it('refuses a body that is cut off or moved under another key id', async () => {
    const payload = await sealed('x');
    await expect(codec.decode([{ ...payload, data: new Uint8Array(5) }])).rejects.toThrow(
      SealBroken,
    );
    const metadata = { ...payload.metadata, 'key-id': Buffer.from('same key') };
    await expect(rotated.decode([{ ...payload, metadata }])).rejects.toThrow(SealBroken);
  });

  it('lets a payload pass that was never sealed', async () => {
    const plain = payloadOf('made by the server');
    expect(await codec.decode([plain])).toEqual([plain]);
    expect(await codec.encode([])).toEqual([]);
  });
});
