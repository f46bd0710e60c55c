import type { Texts } from '../shared/texts';
import { catalogTexts } from './texts/catalog';
import { customerTexts } from './texts/customers';
import { orderTexts } from './texts/order';
import { problemTexts } from './texts/problems';
import { reportTexts } from './texts/reports';
import { shopTexts } from './texts/shop';
import { statusTexts } from './texts/statuses';
import { webhookTexts } from './texts/webhooks';

/** Every text of the console: English, German. */
export const texts = {
  ...shopTexts,
  ...statusTexts,
  ...orderTexts,
  ...catalogTexts,
  ...customerTexts,
  ...reportTexts,
  ...webhookTexts,
  ...problemTexts,
} as const satisfies Texts;

export type TextKey = keyof typeof texts;
