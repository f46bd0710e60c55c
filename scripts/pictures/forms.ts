import type { Resource } from './assembly';
import { drawioOf } from './drawio';
import { htmlOf } from './html';
import { layoutOf } from './layout';
import { type Model, modelOf } from './model';
import { pngOf } from './png';
import { svgOf } from './svg';

/** The picture shows the largest stage, with the settings that a shop fills in. The addresses are examples. */
export const drawnSettings = {
  stage: 'prod',
  mailSender: 'orders@shop.example',
  alarmEmail: 'operators@shop.example',
} as const;
const stack = `order-service-${drawnSettings.stage}`;

export const drawnModel = (resources: readonly Resource[]): Model => modelOf(resources, stack);

/** The picture in all its forms, by path. */
export const formsOf = async (resources: readonly Resource[]): Promise<Record<string, string | Uint8Array>> => {
  const model = drawnModel(resources);
  const layout = layoutOf(model);
  const source = `npm run diagrams drew this from the ${resources.length} resources of stage ${drawnSettings.stage}`;
  const svg = svgOf(layout, source);
  return {
    'docs/architecture/aws.svg': svg,
    'docs/architecture/aws.png': await pngOf(svg),
    'docs/architecture/aws.html': htmlOf(model, layout, source),
    'docs/architecture/aws.drawio': drawioOf(layout),
  };
};
