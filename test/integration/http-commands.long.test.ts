import { describeCommands } from '#test/http/support/commands';
import { describeDiscounts } from '#test/http/support/discounts';
import { onNewTable } from '#test/integration/on-new-table';

describeCommands('DynamoDB', onNewTable);
describeDiscounts('DynamoDB', onNewTable);
