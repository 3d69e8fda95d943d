import { samplesIn } from '@fleet/model'
import type { Host } from '../hosts/host.ts'
import { fetchIn, sumOf } from '../expositions/samples.ts'

/** The folder of the collector's offsets and queue in the tree. */
const storage = '/var/lib/otelcol'

/** A disk for the collector's storage only. */
export interface SmallDisk {
  /** Enlarges it while it is in use. */
  readonly grow: (mebibytes: number) => void
  readonly freeBytes: () => number
  /** Restores the collector's earlier storage. */
  readonly remove: () => void
}

/**
 * Gives the collector a separate disk before it starts. It then has no offsets, so the existing logs are removed: they
 * would fill the disk with lines that the store has.
 */
export const giveSmallDisk = (host: Host, mebibytes: number): SmallDisk => {
  const mount = (...options: readonly string[]) =>
    host.run('mount', '-t', 'tmpfs', '-o', options.join(','), 'queue', storage)
  host.run('sh', '-c', 'rm -f /var/log/pods/*/*/*')
  host.run('mkdir', '-p', storage)
  mount(`size=${mebibytes}m`)
  return {
    grow: (more) => mount('remount', `size=${more}m`),
    freeBytes: () => Number(host.run('stat', '--file-system', '--format=%a', storage)) * 4096,
    remove: () => host.run('umount', '--lazy', storage),
  }
}

/** The lines that the collector could not store, at each attempt: the metric of the alert CollectorRefusesLogs. */
export const refusedLines = (host: Host): number =>
  sumOf(
    samplesIn(fetchIn(host, 'http://127.0.0.1:8888/metrics')),
    'otelcol_exporter_enqueue_failed_log_records',
  ) ?? 0
