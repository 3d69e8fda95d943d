import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { programFile } from '../engines/engines.ts'
import { command } from '../hosts/commands.ts'

const start = join(import.meta.dirname, '../../../apps/build/src/start.js')

/** A key of age, as a person or a cluster has one. */
export interface AgeKey {
  readonly recipient: string
  /** The private key, as `age-keygen` prints it. */
  readonly identity: string
}

export const ageKey = (): AgeKey => {
  const identity = command(programFile('age-keygen'))
  const recipient = /^# public key: (\S+)$/m.exec(identity)?.[1]
  if (recipient === undefined) throw new Error('age-keygen prints no public key')
  return { recipient, identity }
}

/** The Secret by which Flux decrypts, with each private key under a name of its own. */
export const keySecret = (keys: Readonly<Record<string, AgeKey>>) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'sops-age', namespace: 'flux-system' },
  stringData: Object.fromEntries(
    Object.entries(keys).map(([name, { identity }]) => [`${name}.agekey`, identity]),
  ),
})

/** The trees of a fleet, and the inventory that they were built from. */
export interface Built {
  readonly fleet: unknown
  readonly trees: string
  readonly stage: string
}

/** Runs the real `secret`, with the real sops on the PATH. @returns what it prints */
export const runSecret = (
  { fleet, trees, stage }: Built,
  args: readonly string[],
  input: string = '',
): string => {
  const inventory = join(stage, 'inventory.ts')
  writeFileSync(inventory, `export const fleet = ${JSON.stringify(fleet)}\n`)
  const path = [dirname(programFile('sops')), process.env['PATH'] ?? ''].join(delimiter)
  return execFileSync(
    process.execPath,
    [start, 'secret', ...args, `--inventory=${inventory}`, `--out=${trees}`],
    { input, encoding: 'utf8', env: { ...process.env, PATH: path } },
  )
}

/** Runs sops in the folder of a cluster, as a person with a key. */
export const runSops = (folder: string, { identity }: AgeKey, ...args: readonly string[]): string =>
  execFileSync(programFile('sops'), args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SOPS_AGE_KEY: identity },
  })
