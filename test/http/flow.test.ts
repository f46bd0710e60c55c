import { describeFlow } from '#test/http/flow';
import { inMemory } from '#test/http/service';

describeFlow('memory', inMemory);
