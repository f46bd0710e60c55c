import type { Operation } from '#adapters/http/operation';
import * as registered from '#adapters/http/operations/registered';

const tags: readonly Operation['tag'][] = ['Orders', 'Catalogue', 'Service'];
const methods: readonly Operation['method'][] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** By tag, then by path, then reading before writing: a place of its own, whoever is registered in what order. */
const byPlace = (left: Operation, right: Operation): number =>
  tags.indexOf(left.tag) - tags.indexOf(right.tag) ||
  (left.path === right.path ? 0 : left.path < right.path ? -1 : 1) ||
  methods.indexOf(left.method) - methods.indexOf(right.method);

/** Every operation of the service. Routes, functions, grants, the contract and the tests are made of this list. */
export const operations: readonly Operation[] = Object.values<Operation>(registered).sort(byPlace);
