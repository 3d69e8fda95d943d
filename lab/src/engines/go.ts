import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { moduleFolder, type Engine } from './engines.ts'

export const run = promisify(execFile)

/** Runs Go in a folder, independent of the user's settings. @returns its output */
export const go = async (folder: string, ...args: readonly string[]): Promise<string> => {
  const { stdout } = await run('go', args, {
    cwd: folder,
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout.trim()
}

interface FoundModule {
  readonly Dir: string
  readonly Version: string
}

/** A module's folder and version. Downloads it where needed. */
export const findModule = async (engine: Engine, module: string): Promise<FoundModule> =>
  JSON.parse(await go(moduleFolder(engine), 'mod', 'download', '-json', module)) as FoundModule
