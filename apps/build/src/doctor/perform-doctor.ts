import { setMaxListeners } from 'node:events'
import { setImmediate as immediate, setTimeout as pause } from 'node:timers/promises'
import { CHECKS, NotAsked, runChecks } from '@fleet/doctor'
import { clusterNames, type Fleet } from '@fleet/model'
import type { Home } from '../build-cache.ts'
import { commandLine } from '../cli/program.ts'
import { refuseUnknown } from '../cli/refuse-unknown.ts'
import { defaultFolder } from '../cli/validation.ts'
import { UsageError } from '../cli/usage-error.ts'
import type { DoctorRequest } from '../commands/doctor.ts'
import { readFleetTrees } from '../disk/read-fleet-trees.ts'
import { readInventory } from '../inventory/read-inventory.ts'
import { renderFleet } from '../render/render-fleet.ts'
import type { Progress } from '../report/progress.ts'
import { connectFleet } from './connect-fleet.ts'
import type { Diagnosed } from './diagnosed.ts'

/** How long one check may take beside all others: 50 clusters are done in less. */
const LIMIT_IN_SECONDS = 25

/** Asks the running fleet, and compares it with the inventory and the trees on the disk. */
export const performDoctor = async (
  request: DoctorRequest,
  home: Home,
  progress: Progress,
): Promise<Diagnosed> => {
  const started = performance.now()
  const fleet = await fleetOf(request, home)
  const checks = CHECKS.filter(({ id }) => !request.skipped.includes(id))
  progress.show('doctor: reading the trees')
  const folder = request.trees ?? (await defaultFolder(home))
  const { trees } = await renderFleet(readFleetTrees([folder]))
  const onDone = (done: number, of: number): void => {
    progress.show(`doctor: ${done} of ${of} checks`)
  }
  const examined = await untilDone(async (signal) => {
    const live = connectFleet({ ...request, fleet, trees, folder, signal })
    const examination = await runChecks(checks, live, { limited, onDone })
    return { ...examination, clusters: live.clusters.map(({ name }) => name) }
  })
  progress.clear()
  return { ...examined, seconds: (performance.now() - started) / 1000 }
}

/** Does work, and ends what is still asked when it is done: no check waits for it. */
const untilDone = async <Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
  const end = new AbortController()
  // Each request listens to it.
  setMaxListeners(0, end.signal)
  process.on('unhandledRejection', ignoreNotAsked)
  try {
    return await work(end.signal)
  } finally {
    end.abort()
    await immediate()
    process.off('unhandledRejection', ignoreNotAsked)
  }
}

/** @throws UsageError where the inventory has errors, or the request names what is not there */
const fleetOf = async ({ inventory, clusters, skipped }: DoctorRequest, home: Home): Promise<Fleet> => {
  const read = await readInventory(inventory, home)
  if (!read.ok) throw new UsageError('the inventory has errors', `\`${commandLine('check')}\` lists them`)
  refuseUnknown('the fleet has no cluster', clusters, clusterNames(read.fleet))
  refuseUnknown(
    'there is no check',
    skipped,
    CHECKS.map(({ id }) => id),
  )
  return read.fleet
}

/** An answer that no check waits for any more. @throws any other reason */
const ignoreNotAsked = (reason: unknown): void => {
  if (!(reason instanceof NotAsked)) throw reason
}

const limited = async <Result>(work: Promise<Result>): Promise<Result> => {
  const stop = new AbortController()
  try {
    return await Promise.race([work, gaveUp(stop.signal)])
  } finally {
    stop.abort()
  }
}

/** @throws NotAsked after the time limit */
const gaveUp = async (signal: AbortSignal): Promise<never> => {
  await pause(LIMIT_IN_SECONDS * 1000, undefined, { signal })
  throw new NotAsked('timeout', `no answer within ${LIMIT_IN_SECONDS} s`, 'run it again, or ask by hand')
}
