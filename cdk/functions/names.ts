import { createHash } from 'node:crypto';
import { Aws } from 'aws-cdk-lib';
import type { Operation } from '#adapters/http/operation';
import { kebabCase } from '../../scripts/text.mjs';

/** Lambda's limit. */
const longest = 64;
const hashLength = 6;

/** The area of an operation. The functions of an area share a nested stack. */
export const areaOf = ({ tag }: Operation): string => kebabCase(tag);

/**
 * The name of an operation's function: `order-service-prod_orders_getOrder`. A stage has no `_` in its name, so that
 * `patternOf` names the functions of one stage. A name that is too long ends in a hash of itself.
 */
export const nameInArea = (prefix: string, area: string, id: string): string => {
  const name = `${prefix}_${area}_${id}`;
  if (name.length <= longest) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, hashLength);
  return `${name.slice(0, longest - hashLength - 1)}-${hash}`;
};

/** The ARN of every function of an area of this stage, and of its aliases and versions; of no other stage. */
export const patternOf = (prefix: string): string =>
  `arn:${Aws.PARTITION}:lambda:${Aws.REGION}:${Aws.ACCOUNT_ID}:function:${prefix}_*`;
