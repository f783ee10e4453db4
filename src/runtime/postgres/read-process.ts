import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  /** The command line, words parted by a space. */
  readonly command: string;
  /** When it started, in the system's own notation: tells a process from a later one under the same number. */
  readonly startedMark: string;
}

/**
 * Looks at a process of this machine: through /proc on Linux, through `ps` elsewhere.
 *
 * returns  null when no such process runs; a dead one whose parent has not fetched its result counts as not running
 */
export function readProcess(pid: number): RunningProcess | null {
  if (!Number.isSafeInteger(pid) || pid < 1) return null;
  return process.platform === 'linux' ? readFromProc(pid) : readFromPs(pid);
}

/** Says whether a process of this machine runs; see `readProcess`. */
export function isRunning(pid: number): boolean {
  return readProcess(pid) !== null;
}

function readFromProc(pid: number): RunningProcess | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, command, startedMark: fields[19] ?? '' };
  } catch {
    return null;
  }
}

function readFromPs(pid: number): RunningProcess | null {
  try {
    const line = execFileSync('ps', ['-ww', '-o', 'stat=,lstart=,command=', '-p', String(pid)], { encoding: 'utf8' });
    // lstart is five words: Sat Nov 21 03:53:22 2026
    const parts = /^\s*(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/m.exec(line);
    if (!parts || parts[1]?.startsWith('Z')) return null;
    return { pid, command: parts[3] ?? '', startedMark: parts[2] ?? '' };
  } catch {
    return null;
  }
}
