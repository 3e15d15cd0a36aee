import { describe, expect, it } from 'vitest';

import { accountIn } from '../../../platform/engine/server-user.ts';

const root = 'root:x:0:0:root:/root:/bin/sh';
const nobody = 'nobody:x:65534:65533:nobody:/nonexistent:/bin/false';
const postgres = 'postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash';

describe('the account PostgreSQL runs as when we are root', () => {
  it.each([
    {
      found: 'postgres before nobody',
      passwd: [root, nobody, postgres],
      account: { name: 'postgres', uid: 101, gid: 104 },
    },
    {
      found: 'nobody when there is no postgres',
      passwd: [root, nobody],
      account: { name: 'nobody', uid: 65_534, gid: 65_533 },
    },
    { found: 'none when there is only root', passwd: [root], account: undefined },
    {
      found: 'none when the account is root under another name',
      passwd: ['postgres:x:0:0::/:/bin/sh'],
      account: undefined,
    },
  ])('is $found', ({ passwd, account }) => {
    expect(accountIn(`${passwd.join('\n')}\n`)).toEqual(account);
  });
});
