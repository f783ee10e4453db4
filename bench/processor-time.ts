import { readdirSync, readFileSync } from 'node:fs';

/*
 * Time on a processor, in milliseconds, from Linux's /proc. Elsewhere these answer null, and the table says so.
 */

/** Time that the calling thread has run, to the nanosecond where the kernel keeps it so. */
export function threadTimeMs(): number | null {
  const text = readText('/proc/thread-self/schedstat');
  return text === null ? null : Number(text.split(' ')[0]) / 1e6;
}

/** Time that the main thread of this process has run. */
export function mainThreadTimeMs(): number | null {
  const text = readText(`/proc/self/task/${process.pid}/schedstat`);
  return text === null ? null : Number(text.split(' ')[0]) / 1e6;
}

/** Time that all threads of this process have run. */
export function processTimeMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Time that a process and all below it have run, with those of them that have ended and were waited for.
 *
 * source   proc(5): fields 14 to 17 of /proc/<pid>/stat, in clock ticks, of which Linux has a hundred a second
 */
export function treeTimeMs(pid: number): number | null {
  const stats = readStats();
  if (stats === null) return null;
  let ticks = 0;
  for (const id of treeOf(stats, pid)) {
    const fields = stats.get(id) as readonly string[];
    for (const at of [11, 12, 13, 14]) ticks += Number(fields[at]);
  }
  return ticks * 10;
}

/** Memory of a process and all below it in bytes, with what they share counted once. */
export function treeMemoryBytes(pid: number): number | null {
  const stats = readStats();
  if (stats === null) return null;
  let kilobytes = 0;
  for (const id of treeOf(stats, pid)) {
    const rollup = readText(`/proc/${id}/smaps_rollup`);
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup ?? '')?.[1] ?? 0);
  }
  return kilobytes * 1024;
}

/** Resident memory of one process in bytes: now, and at most since it began. */
export function residentBytes(pid: number): { now: number; most: number } | null {
  const status = readText(`/proc/${pid}/status`);
  const now = /^VmRSS:\s+(\d+)/m.exec(status ?? '')?.[1];
  const most = /^VmHWM:\s+(\d+)/m.exec(status ?? '')?.[1];
  return now === undefined || most === undefined ? null : { now: Number(now) * 1024, most: Number(most) * 1024 };
}

/** Process that started another; null when that is not running. */
export function parentOf(pid: number): number | null {
  const stat = readText(`/proc/${pid}/stat`);
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Fields of /proc/<pid>/stat after the name, by process. */
function readStats(): Map<number, string[]> | null {
  const out = new Map<number, string[]>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const stat = readText(`/proc/${name}/stat`);
      if (stat !== null) out.set(Number(name), stat.slice(stat.lastIndexOf(')') + 2).split(' '));
    }
  } catch {
    return null;
  }
  return out.size === 0 ? null : out;
}

function treeOf(stats: ReadonlyMap<number, readonly string[]>, root: number): number[] {
  const out = stats.has(root) ? [root] : [];
  for (let at = 0; at < out.length; at++) {
    for (const [id, fields] of stats) if (Number(fields[1]) === out[at]) out.push(id);
  }
  return out;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
