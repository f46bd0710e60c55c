import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * Data that the stage keeps survives the stack, and a replacement of the resource. A resource of a first deployment that
 * failed is deleted either way: it is empty, and its name would block the next deployment.
 */
export const removalPolicyOf = (keep: boolean): RemovalPolicy =>
  keep ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
