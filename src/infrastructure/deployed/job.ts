import type { Job, JobUseCase } from '#adapters/lambda/job';
import type { JobDependencies } from '#adapters/lambda/job-run';
import type { Metrics } from '#application/ports';
import type { Run } from '#application/use-case';
import type { Refusal } from '#domain/result';
import { configurationFrom } from '#infrastructure/configuration';
import { createContainer, runnerOf } from '#infrastructure/container';
import { factoriesOf } from '#infrastructure/deployed/factories';
import { type DeployedParts, deployedParts, type PortMakers } from '#infrastructure/deployed/parts';
import { deployedRuns } from '#infrastructure/deployed/runs';
import { deployedSettings } from '#infrastructure/deployed/settings';
import { needsOfJob } from '#infrastructure/needs';

export type DeployedJob<Command, Value> = {
  readonly run: Run<Command, Value, Refusal>;
  readonly dependencies: JobDependencies;
  readonly parts: DeployedParts;
};

const noMetrics: Metrics = { count: () => undefined };

/** A job over the ports that its entry names, configured by the environment and by shop.json beside the function. */
export const deployedJob = <Command, Value>(
  job: Job & { readonly useCase: JobUseCase<Command, Value> },
  makers: Partial<PortMakers>,
  metrics: (parts: DeployedParts) => Metrics = () => noMetrics,
): DeployedJob<Command, Value> => {
  const parts = deployedParts(configurationFrom(process.env, needsOfJob(job), deployedSettings));
  const container = createContainer(factoriesOf(makers, parts), [job]);
  return { run: runnerOf(container, job), dependencies: { ...deployedRuns, metrics: metrics(parts) }, parts };
};
