import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGE = join(import.meta.dirname, '..')

/** Holds the hash of the lockfile that was last installed. */
const STAMP = join(PACKAGE, 'node_modules/.preview-lock')

/** Installs what the page is drawn with, where it is missing or the lockfile has changed since. */
export const installOnce = async (): Promise<void> => {
  const lock = createHash('sha256')
    .update(readFileSync(join(PACKAGE, 'pnpm-lock.yaml')))
    .digest('hex')
  if (lock === textOf(STAMP)) return
  process.stderr.write('installs the packages that Grafana draws with (500 MB, a minute), once\n')
  await install()
  writeFileSync(STAMP, lock)
}

const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

const install = async (): Promise<void> => {
  const { packageManager } = JSON.parse(readFileSync(join(PACKAGE, '../../package.json'), 'utf8')) as {
    readonly packageManager: string
  }
  const pnpm = spawn(
    'npx',
    ['-y', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      cwd: PACKAGE,
      // Standard output stays for what the preview says.
      stdio: ['ignore', 2, 2],
      // Windows finds npx.cmd only by its shell.
      shell: process.platform === 'win32',
    },
  )
  const [code] = (await once(pnpm, 'exit')) as [number | null]
  if (code !== 0) throw new Error('the packages of apps/preview are not installed: see above')
}
