/** What the server's programs see: nothing of ours, so that no PGPORT or LC_ALL of a shell changes the server. */
export const serverEnvironment: NodeJS.ProcessEnv = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
