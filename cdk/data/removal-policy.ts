import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * What a stage keeps stays when its stack goes, or when another takes its place. What a deployment made that failed is
 * taken away again with it: it is empty, and its name would stand in the way of the next.
 */
export const keptWhere = (keep: boolean): RemovalPolicy =>
  keep ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
