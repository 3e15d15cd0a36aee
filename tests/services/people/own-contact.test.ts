import { expect, it } from 'vitest';
import { viewOwnContact } from '../../../services/people/own-contact.ts';
import { stage } from '../../helpers/stage.ts';

const { system } = await stage();

it('somebody’s own contact is what the directory says of her, so that she need not type it', async () => {
  const call = await system.as('larare.degerfors');
  expect(await viewOwnContact(system.deps, call)).toMatchObject({
    login: 'larare.degerfors',
    unit: 'Exempelskolan i Degerfors',
    email: 'larare.degerfors@example.se',
  });
});
