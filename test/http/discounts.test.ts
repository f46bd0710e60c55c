import { describeDiscounts } from '#test/http/discounts';
import { inMemory } from '#test/http/service';

describeDiscounts('memory', inMemory);
