import { describeFlow } from '#test/http/support/flow';
import { onNewTable } from '#test/integration/on-new-table';

// The commands and discounts over HTTP on a table are in http-commands.long.test.ts.
describeFlow('DynamoDB', onNewTable);
