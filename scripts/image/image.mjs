// Builds the image, and reads what is in it.
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '../children.mjs';
import { root } from '../project.mjs';

/** The base of the Dockerfile where nobody names another. @returns {Promise<string>} */
export const usualBase = async () => {
  const [, base] = /^ARG BASE=(\S+)$/m.exec(await readFile(join(root, 'Dockerfile'), 'utf8')) ?? [];
  if (base === undefined) throw new Error('the Dockerfile has no line ARG BASE=');
  return base;
};

/** @param {string} name */
const npmConfig = async (name) => {
  const value = (await must('npm', ['config', 'get', name], { seconds: 30 })).trim();
  return value === 'null' || value === 'undefined' ? '' : value;
};

/** The secrets by which the build reaches the registry that this machine uses. @returns {Promise<string[]>} flags of docker build */
const registrySecrets = async () => {
  const sources = {
    npmrc: await npmConfig('userconfig'),
    certificates: (await npmConfig('cafile')) || (process.env.NODE_EXTRA_CA_CERTS ?? ''),
  };
  return Object.entries(sources)
    .filter(([, source]) => existsSync(source))
    .flatMap(([id, source]) => ['--secret', `id=${id},src=${source}`]);
};

/**
 * @param {import('./docker.mjs').Docker} docker
 * @param {{ tag: string, base: string, seconds: number }} wanted
 */
export const buildImage = async (docker, { tag, base, seconds }) => {
  const flags = ['--build-arg', `BASE=${base}`, ...(await registrySecrets())];
  await docker.must(['build', ...flags, '--tag', tag, root], { seconds });
};

/** @param {import('./docker.mjs').Docker} docker @param {string} image */
export const inspectImage = async (docker, image) => {
  const [{ Size: bytes, Config: config, RootFS: files }] = JSON.parse(await docker.must(['image', 'inspect', image]));
  return {
    megabytes: Math.round(bytes / 1_000_000),
    layers: files.Layers.length,
    user: config.User,
    /** @type {readonly string[]} */
    environment: config.Env ?? [],
    /** @type {Readonly<Record<string, string>>} */
    labels: config.Labels ?? {},
  };
};

/**
 * The paths of all files in the layers above the base; folders end with a slash.
 * @param {import('./docker.mjs').Docker} docker @param {string} image @param {string} base @param {string} folder for drafts
 * @returns {Promise<string[]>}
 */
export const filesAbove = async (docker, image, base, folder) => {
  const work = join(folder, 'layers');
  await mkdir(work);
  const archive = join(folder, 'image.tar');
  await docker.must(['save', '--output', archive, image]);
  await must('tar', ['-xf', archive, '-C', work], { seconds: 120 });
  const manifest = await readFile(join(work, 'manifest.json'), 'utf8');
  /** @type {readonly [{ readonly Layers: readonly string[] }]} */
  const [{ Layers: layers }] = JSON.parse(manifest);
  const { layers: below } = await inspectImage(docker, base);
  const lists = await Promise.all(
    layers.slice(below).map((layer) => must('tar', ['-tf', join(work, layer)], { seconds: 60 })),
  );
  return lists.flatMap((list) => list.split('\n').filter((path) => path !== ''));
};
