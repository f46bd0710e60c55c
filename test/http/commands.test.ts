import { describeCommands } from '#test/http/support/commands';
import { inMemory } from '#test/http/support/service';

describeCommands('memory', inMemory);
