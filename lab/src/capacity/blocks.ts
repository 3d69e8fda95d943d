import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A block in a bucket. */
export interface Block {
  readonly folder: string
  readonly series: number
  /** Samples, or aggregates of them where it is downsampled. */
  readonly samples: number
  readonly bytes: number
  /** The size of its index alone. */
  readonly indexBytes: number
  /** Seconds between its samples: 0 for raw ones. */
  readonly resolution: number
  /** How long it lasts, in seconds. */
  readonly seconds: number
}

interface BlockMeta {
  readonly minTime: number
  readonly maxTime: number
  readonly stats: { readonly numSeries: number; readonly numSamples: number }
  /** What Thanos adds: a block of Prometheus has none. */
  readonly thanos?: { readonly downsample: { readonly resolution: number } }
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => statSync(join(folder, path)))
    .reduce((sum, stat) => (stat.isFile() ? sum + stat.size : sum), 0)

const blockIn = (folder: string): Block => {
  const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as BlockMeta
  return {
    folder,
    series: meta.stats.numSeries,
    samples: meta.stats.numSamples,
    bytes: bytesIn(folder),
    indexBytes: statSync(join(folder, 'index')).size,
    resolution: (meta.thanos?.downsample.resolution ?? 0) / 1000,
    seconds: (meta.maxTime - meta.minTime) / 1000,
  }
}

/** The blocks in a folder, a bucket's or a Prometheus' own, without those that are marked for deletion. */
export const blocksIn = (bucket: string): readonly Block[] =>
  readdirSync(bucket)
    .map((name) => join(bucket, name))
    .filter(
      (folder) => existsSync(join(folder, 'meta.json')) && !existsSync(join(folder, 'deletion-mark.json')),
    )
    .map(blockIn)
