import { type OperationId, operations } from '@kfp-ts/api';
import { expect, it } from 'vitest';
import { operationRoute } from './operation-routes.js';

it.each(Object.values(operations))('the route of $id does not differ from the description', (operation) => {
  const { id, method, path, idempotent } = operation;
  expect(operationRoute(id as OperationId)).toEqual({ method, path, repeatable: idempotent });
});
