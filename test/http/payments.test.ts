import { describePayments } from '#test/http/support/payments';
import { inMemory } from '#test/http/support/service';

describePayments('memory', inMemory);
