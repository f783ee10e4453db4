import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const attachUrl = new URL('../../dist/runtime/postgres/attach-postgres.js', import.meta.url);

const program = `
const { attachPostgres } = await import(process.argv[1]);
const { pino } = await import('pino');
const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
try {
  const server = await attachPostgres({ dataFolder: process.argv[2], log: pino({ level: 'silent' }) });
  say({ kind: 'attached', url: server.url, started: server.started });
  server.onLost(() => say({ kind: 'lost' }));
  process.stdin.once('data', async () => {
    await server.leave();
    process.exit(0);
  });
} catch (error) {
  say({ kind: 'failed', message: String(error.message) });
  process.exit(1);
}
`;

export type Said =
  | { readonly kind: 'attached'; readonly url: string; readonly started: 'here' | 'joined' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'failed'; readonly message: string };

/** Another process that uses the server of a data folder, here to leave in order or to be killed. */
export interface Participant {
  readonly pid: number;
  /** The next thing it says. */
  hear(): Promise<Said>;
  leave(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts one, as the given user when the tests run as root. */
export function startParticipant(dataFolder: string, user?: { uid: number; gid: number }): Participant {
  const words = ['--input-type=module', '-e', program, attachUrl.href, dataFolder];
  const cwd = fileURLToPath(new URL('../../', import.meta.url));
  const child = spawn(process.execPath, words, { ...user, cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = readLines(child);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  return {
    pid: child.pid ?? 0,
    hear: lines,
    leave: () => {
      child.stdin.write('leave\n');
      return ended;
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

/** Each call takes one line, waiting for it when it is not there yet. */
function readLines(child: ChildProcess): () => Promise<Said> {
  const ready: Said[] = [];
  const waiting: ((said: Said) => void)[] = [];
  let rest = '';
  child.stdout?.on('data', (chunk) => {
    rest += String(chunk);
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const said = JSON.parse(line) as Said;
      const next = waiting.shift();
      if (next) next(said);
      else ready.push(said);
    }
  });
  return () => {
    const said = ready.shift();
    if (said) return Promise.resolve(said);
    return new Promise((resolve) => waiting.push(resolve));
  };
}
