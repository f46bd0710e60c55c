import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { wholeTemplate } from '../../whole-template.mjs';

/**
 * @typedef {object} StageNeeds what a stage needs in an account
 * @property {string | undefined} shieldRegion where its shield is; undefined where it has none
 * @property {number} reserved how much concurrency its functions reserve
 * @property {string | undefined} sender the sender of letters
 * @property {boolean} gatewayRole whether its gateway writes a log by a role of the account
 */

/** WAF for CloudFront exists in this region only. */
const globalRegion = 'us-east-1';

/** Reads the template that npm run synth wrote, to which every setting has been applied. @param {string} folder @param {string} stage @returns {StageNeeds | undefined} */
export const needsOfStage = (folder, stage) => {
  const stack = `order-service-${stage}`;
  if (!existsSync(join(folder, `${stack}.template.json`))) return undefined;
  const resources = Object.values(wholeTemplate(folder, stack).Resources);
  const functions = resources.filter(({ Type }) => Type === 'AWS::Lambda::Function');
  const reservations = functions.map(({ Properties }) => Number(Properties?.ReservedConcurrentExecutions ?? 0));
  const senders = functions.flatMap(({ Properties }) => Properties?.Environment?.Variables?.MAIL_SENDER ?? []);
  return {
    shieldRegion: existsSync(join(folder, `${stack}-shield.template.json`)) ? globalRegion : undefined,
    reserved: reservations.reduce((sum, one) => sum + one, 0),
    sender: senders[0],
    // The stage of an HTTP API needs none.
    gatewayRole: resources.some(
      ({ Type, Properties }) => Type === 'AWS::ApiGateway::Stage' && Properties?.AccessLogSetting,
    ),
  };
};
