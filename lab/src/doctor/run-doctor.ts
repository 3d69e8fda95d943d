import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Headline, Unasked } from '@fleet/doctor'

const start = join(import.meta.dirname, '../../../apps/build/src/start.js')

/** What `doctor` says, and how long it took. */
export interface DoctorRun {
  readonly code: number
  readonly headlines: readonly Headline[]
  readonly unasked: readonly Unasked[]
  readonly seconds: number
}

export interface DoctorStart {
  readonly kubeconfig: string
  readonly inventory: string
  readonly trees: string
  readonly args?: readonly string[]
}

/** Runs `doctor` as a person does. @throws with what it prints where that is no report */
export const runDoctor = async ({
  kubeconfig,
  inventory,
  trees,
  args = [],
}: DoctorStart): Promise<DoctorRun> => {
  const began = performance.now()
  const all = [start, 'doctor', '--json', `--inventory=${inventory}`, `--trees=${trees}`, ...args]
  const { code, printed, problems } = await ended(all, { ...process.env, KUBECONFIG: kubeconfig })
  const seconds = (performance.now() - began) / 1000
  try {
    return { ...(JSON.parse(printed) as Pick<DoctorRun, 'headlines' | 'unasked'>), code, seconds }
  } catch (error) {
    throw new Error(`doctor prints no report: ${problems}${printed.slice(0, 2000)}`, { cause: error })
  }
}

interface Ended {
  readonly code: number
  readonly printed: string
  readonly problems: string
}

/** Runs a program of Node to its end, also where it fails, while the lab goes on. */
const ended = (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      args,
      { env, maxBuffer: 64 * 1024 ** 2 },
      (_, printed, problems) => {
        resolve({ code: child.exitCode ?? -1, printed, problems })
      },
    )
  })
