import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

const reporters = ['--reporter=verbose', '--reporter=./lab/src/results/results-reporter.ts']

/**
 * Runs vitest in its own namespaces: every host, address and mount ends with their last process. `unshare` ignores
 * signals while it waits, so a signal to this program, or its end, kills the namespaces.
 * @returns vitest's exit code
 */
export const runInNamespaces = (
  args: readonly string[],
  options: Readonly<Record<string, string>>,
): Promise<number> => {
  const lab = spawn(
    'setpriv',
    [
      ...['--pdeathsig', 'KILL', 'unshare'],
      ...['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--propagation=private'],
      ...['sh', '-c', 'ip link set lo up && mount -t tmpfs lab /media && exec "$@"', 'sh'],
      ...[process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--config=lab/vitest.config.ts'],
      ...reporters,
      ...args,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...options, FLEET_LAB: '1' } },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => lab.kill('SIGKILL'))
  return new Promise((end) => {
    lab.once('close', (code) => {
      end(code ?? 130)
    })
  })
}
