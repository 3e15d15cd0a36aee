import { describe, expect, it } from 'vitest';
import { connect } from '../../database/connection.ts';
import { ownSystem } from '../helpers/own-system.ts';

const system = await ownSystem();

describe('an address of a database that says sslmode=verify-full', () => {
  it('is never gone to without TLS: a server that has none is refused', async () => {
    const connectionString = `${system.urls.app}?sslmode=verify-full`;
    const db = connect({ connectionString, applicationName: 'test-tls' });
    await expect(db.raw('select 1')).rejects.toThrow('does not support SSL');
    await db.destroy();
  });
});
