import type { Job } from '#adapters/lambda/job';
import { jobsBy } from '#adapters/lambda/jobs/registry';
import { kebabCase } from '../../../scripts/text.mjs';

/** The name of a job's function, and of its rule: those of scheduled jobs are in a nested stack. */
export const jobNameIn = (stackName: string, id: string): string =>
  jobsBy('schedule').some((job) => job.id === id) ? `${stackName}_jobs_${id}` : `${stackName}-${kebabCase(id)}`;

/** False: the job needs a setting that the shipped shop does not have. Its orders keep their private data. */
export const isInShippedShop = ({ id }: Pick<Job, 'id'>): boolean => id !== 'erasePrivateData';
export const deployedSchedules = jobsBy('schedule').filter(isInShippedShop);
