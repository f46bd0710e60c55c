import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';

export type MonthlyBudgetProps = {
  readonly name: string;
  readonly dollars: number;
  readonly email: string;
  /** The tags of the stack. AWS adds up the costs of those that are activated as cost allocation tags. */
  readonly tags: Readonly<Record<string, string>>;
};

/** Mails when a month has cost 80 % of the budget, and when AWS expects that it will cost more than the budget. */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, { name, dollars, email, tags }: MonthlyBudgetProps) {
    super(scope, id);
    const { service, stage } = tags;
    const when = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers: [{ subscriptionType: 'EMAIL', address: email }],
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: name,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: dollars, unit: 'USD' },
        // Both tags: a shop beside this one may have a stage of the same name.
        filterExpression: {
          and: Object.entries({ service, stage }).map(([key, value]) => ({
            tags: { key, values: [value ?? ''], matchOptions: ['EQUALS'] },
          })),
        },
        metrics: ['UnblendedCost'],
      },
      notificationsWithSubscribers: [when('ACTUAL', 80), when('FORECASTED', 100)],
    });
  }
}
