import { describeDiscounts } from '#test/http/support/discounts';
import { inMemory } from '#test/http/support/service';

describeDiscounts('memory', inMemory);
