import type { Host } from '../hosts/host.ts'
import { fetchIn, samplesIn, sumOf } from '../expositions/samples.ts'

/** Where the tree has the collector keep its offsets and its queue. */
const storage = '/var/lib/otelcol'

/** A disk that holds nothing but what the collector keeps. */
export interface SmallDisk {
  /** Gives it more room, while it is in use. */
  readonly grow: (mebibytes: number) => void
  readonly freeBytes: () => number
  /** What the collector kept before is there again. */
  readonly remove: () => void
}

/**
 * Gives the collector a disk of its own before it is started. It knows no file any more then, so that what containers have logged is taken away:
 * it would fill the disk with lines that the store has already.
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

/** How many lines the collector could not keep, at each attempt: what the alert CollectorRefusesLogs watches. */
export const refusedLines = (host: Host): number =>
  sumOf(
    samplesIn(fetchIn(host, 'http://127.0.0.1:8888/metrics')),
    'otelcol_exporter_enqueue_failed_log_records',
  ) ?? 0
