import { expect, test } from '@jest/globals';
import { scopes } from '#domain/access/caller';
import { staffScopes } from '../../../web/console/scopes';

test('the console offers every scope that staff can have', () => {
  expect(staffScopes).toEqual(scopes);
});
