import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** Checks every synthesis by the AWS Solutions rules of cdk-nag. A finding fails it. */
export const checkAwsSolutions = (app: App): void => Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
