import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'

/** A component of Thanos that runs until it is stopped. */
export interface Thanos {
  readonly program: Program
  /** Its HTTP, for its metrics and its API. */
  readonly url: string
}

/** How a component is run: its arguments but for that of its HTTP address. */
export interface ThanosRun {
  /** Its name in messages and of its log. */
  readonly name: string
  /** First the command: `receive`, `store`. */
  readonly args: readonly string[]
  readonly httpAddress: string
  readonly mounts?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly user?: number
  /** How long it may take to be ready, in seconds: it reads its log of writes first. */
  readonly patience?: number
}

/** How often a component is started: a Receive may end with a panic while it opens a tenant, and the kubelet starts it again. */
const STARTS = 3

/** Starts a component, and waits until it is ready by its own probe. */
export const startThanos = async (
  host: Pick<Host, 'start'>,
  run: ThanosRun,
  starts = STARTS,
): Promise<Thanos> => {
  const { name, args, httpAddress, patience = 120, ...rest } = run
  const url = `http://${httpAddress}`
  const program = host.start({
    name,
    file: programFile('thanos'),
    args: [...args, `--http-address=${httpAddress}`],
    ...rest,
  })
  try {
    await program.until('is ready', async () => (await fetch(`${url}/-/ready`)).ok, patience)
    return { program, url }
  } catch (error) {
    if (starts === 1) throw error
    await program.kill('SIGKILL')
    return startThanos(host, run, starts - 1)
  }
}

/** Object storage in a folder, as `objstore.config` states it. */
export const bucketInFolder = (folder: string): string =>
  JSON.stringify({ type: 'FILESYSTEM', config: { directory: folder } })
