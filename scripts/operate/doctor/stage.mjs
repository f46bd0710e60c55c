import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} StageNeeds what a stage needs in an account
 * @property {string | undefined} shieldRegion where its shield is; undefined where it has none
 * @property {number} reserved how much concurrency its functions reserve
 * @property {string | undefined} sender the sender of letters
 * @property {boolean} gatewayRole whether its gateway writes a log by a role of the account
 */

/** WAF for CloudFront exists in this region only. */
const globalRegion = 'us-east-1';

/** @param {string} file @returns {readonly { Type: string, Properties?: Record<string, any> }[]} */
const resourcesIn = (file) => Object.values(JSON.parse(readFileSync(file, 'utf8')).Resources);

/** Reads the template that npm run synth wrote, to which every setting has been applied. @param {string} folder @param {string} stage @returns {StageNeeds | undefined} */
export const needsOfStage = (folder, stage) => {
  const template = join(folder, `order-service-${stage}.template.json`);
  if (!existsSync(template)) return undefined;
  const resources = resourcesIn(template);
  const functions = resources.filter(({ Type }) => Type === 'AWS::Lambda::Function');
  const reservations = functions.map(({ Properties }) => Number(Properties?.ReservedConcurrentExecutions ?? 0));
  const senders = functions.flatMap(({ Properties }) => Properties?.Environment?.Variables?.MAIL_SENDER ?? []);
  return {
    shieldRegion: existsSync(join(folder, `order-service-${stage}-shield.template.json`)) ? globalRegion : undefined,
    reserved: reservations.reduce((sum, one) => sum + one, 0),
    sender: senders[0],
    // The stage of an HTTP API needs none.
    gatewayRole: resources.some(
      ({ Type, Properties }) => Type === 'AWS::ApiGateway::Stage' && Properties?.AccessLogSetting,
    ),
  };
};
