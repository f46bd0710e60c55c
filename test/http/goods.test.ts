import { describeGoods } from '#test/http/support/goods';
import { inMemory } from '#test/http/support/service';

describeGoods('memory', inMemory);
