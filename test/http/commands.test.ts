import { describeCommands } from '#test/http/commands';
import { inMemory } from '#test/http/service';

describeCommands('memory', inMemory);
