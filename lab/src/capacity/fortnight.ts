import type { Host } from '../hosts/host.ts'
import type { Block } from './blocks.ts'
import { compactBucket, type Compaction, type HistoricFleet } from './history.ts'
import { startReceivers } from './receivers.ts'
import { simulatedFleet, timesFrom, type Target } from './simulated-fleet.ts'

/*
 * The largest block that a Compactor writes: two weeks of all series, of which three Receives have a copy each. Its
 * memory follows the series; so each has few samples, and a fleet is written in minutes.
 */

const HOUR = 3_600_000
const DAYS = 14
const FORTNIGHT = DAYS * 24 * HOUR

/** Between two samples of a series. */
const INTERVAL = 12 * HOUR
/** Written at once: a Receive takes what is no older than half of its block. */
const SLICE = 7 * INTERVAL

/** A Receive that writes one block of two weeks, as a Compactor would have joined it of smaller ones. */
const oneBlock = [`--tsdb.min-block-duration=${DAYS}d`, `--tsdb.max-block-duration=${DAYS}d`]

/** Two resolutions that are thinned of it. */
const THINNED = [300, 3600]

const isThinned = (blocks: readonly Block[]): boolean =>
  THINNED.every((resolution) => blocks.some((block) => block.resolution === resolution))

const writeFortnight = async (target: Target, { clusters, series }: HistoricFleet): Promise<void> => {
  const perSlice = SLICE / INTERVAL
  const fleet = simulatedFleet(target, series, perSlice)
  // Blocks of two weeks begin at multiples of that.
  const end = Math.floor(Date.now() / FORTNIGHT) * FORTNIGHT
  for (let from = end - FORTNIGHT; from < end; from += SLICE) {
    await fleet.send(timesFrom(from, perSlice, INTERVAL), 0, clusters)
  }
}

/** @returns what a Compactor took to join the copies of so many clusters with so many series each, and to thin them */
export const compactFortnight = async (
  host: Pick<Host, 'start' | 'address'>,
  stage: string,
  { clusters, series }: HistoricFleet,
): Promise<Compaction> => {
  const receivers = await startReceivers(host, { stage, replicationFactor: 3, more: oneBlock })
  try {
    await writeFortnight(receivers.target, { clusters, series })
    await receivers.stop()
  } finally {
    await Promise.all(receivers.each.map(({ program }) => program.kill('SIGKILL')))
  }
  return compactBucket(host, { bucket: receivers.bucket, stage }, isThinned)
}
