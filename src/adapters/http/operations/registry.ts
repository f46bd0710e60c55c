import { methods, type Operation, tags } from '#adapters/http/operation';
import * as registered from '#adapters/http/operations/registered';

/** The order of the contract: by tag, path and method, whatever the order of the registrations. */
const inContractOrder = (left: Operation, right: Operation): number =>
  tags.indexOf(left.tag) - tags.indexOf(right.tag) ||
  (left.path === right.path ? 0 : left.path < right.path ? -1 : 1) ||
  methods.indexOf(left.method) - methods.indexOf(right.method);

/** Every operation of the service. Routes, functions, grants, the contract and the tests follow from this list. */
export const operations: readonly Operation[] = Object.values<Operation>(registered).sort(inContractOrder);
