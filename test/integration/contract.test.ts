import { runContract } from '#test/contract/contract';
import { dynamoWorld, twoSecrets } from '#test/integration/world';

runContract('dynamodb', (wishes = {}) => dynamoWorld({ tags: twoSecrets, ...wishes }));
