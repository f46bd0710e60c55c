import { jobsBy } from '#adapters/lambda/jobs/registry';
import { kebabCase } from '../../../scripts/text.mjs';

/** The name of a job's function, and of its rule: those of scheduled jobs are in a nested stack. */
export const jobNameIn = (stackName: string, id: string): string =>
  jobsBy('schedule').some((job) => job.id === id) ? `${stackName}_jobs_${id}` : `${stackName}-${kebabCase(id)}`;
