import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/** Every synthesis is looked at by the rules of AWS Solutions: a finding ends it. */
export const checkSolutions = (app: App): void => Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
