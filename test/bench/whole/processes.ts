import { readdirSync, readFileSync } from 'node:fs';

/** The unit of the times in /proc, which Linux reports in hundredths of a second on every machine. */
const millisecondsPerTick = 10;

/** The fields after the name of the program, which may itself contain spaces and parentheses. */
const fieldsOf = (stat: string): readonly string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ');

/** The processor time in the text of /proc/<pid>/stat, user and system, in milliseconds. */
export const cpuMsIn = (stat: string): number => {
  const [user, system] = [fieldsOf(stat)[11], fieldsOf(stat)[12]];
  return (Number(user) + Number(system)) * millisecondsPerTick;
};

/** The processor time that a process of this machine has used so far, all threads, in milliseconds. */
export const cpuMsOf = (pid: number): number => cpuMsIn(readFileSync(`/proc/${pid}/stat`, 'utf8'));

const childrenOf = (pid: number): readonly number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );

const nameOf = (pid: number): string => readFileSync(`/proc/${pid}/comm`, 'utf8').trim();

/** The pids of the processes with this name that descend from a process. */
export const descendants = (pid: number, name: string): readonly number[] =>
  childrenOf(pid).flatMap((child) => [...(nameOf(child) === name ? [child] : []), ...descendants(child, name)]);
