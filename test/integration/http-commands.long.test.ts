import { describeCommands } from '#test/http/support/commands';
import { describeDiscounts } from '#test/http/support/discounts';
import { describeGoods } from '#test/http/support/goods';
import { describePayments } from '#test/http/support/payments';
import { onNewTable } from '#test/integration/on-new-table';

describeCommands('DynamoDB', onNewTable);
describeDiscounts('DynamoDB', onNewTable);
describeGoods('DynamoDB', onNewTable);
describePayments('DynamoDB', onNewTable);
