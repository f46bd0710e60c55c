import { describeFlow } from '#test/http/support/flow';
import { inMemory } from '#test/http/support/service';

describeFlow('memory', inMemory);
