import { Architecture, Code, LayerVersion, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

export type ThirdPartyLayerProps = { readonly prefix: string; readonly folder: string };

/** A layer of the packages that functions share; a bundle then contains its own code only. */
export class ThirdPartyLayer extends Construct {
  readonly layer: LayerVersion;

  constructor(scope: Construct, id: string, { prefix, folder }: ThirdPartyLayerProps) {
    super(scope, id);
    this.layer = new LayerVersion(this, 'Layer', {
      layerVersionName: `${prefix}-third-party`,
      description: 'Packages of the order service',
      code: Code.fromAsset(folder),
      compatibleRuntimes: [Runtime.NODEJS_24_X],
      compatibleArchitectures: [Architecture.ARM_64],
    });
  }
}
