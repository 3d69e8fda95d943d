import type { Labels } from './fleet-series.ts'

/*
 * Requests of remote write 1.0: prompb.WriteRequest in a snappy block. A cluster's request is laid out once; timestamps and
 * values are written into it for each send, so that the load costs the machine little beside the programs under test.
 */

const varint = (value: number): Buffer => {
  const bytes: number[] = []
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  return Buffer.from([...bytes, rest])
}

/** A field of wire type 2: a text or a message inside another. */
const field = (number: number, content: Buffer): Buffer =>
  Buffer.concat([varint(number * 8 + 2), varint(content.length), content])

const label = ([name, value]: readonly [string, string]): Buffer =>
  field(1, Buffer.concat([field(1, Buffer.from(name)), field(2, Buffer.from(value))]))

/** Remote write wants them sorted by name. */
const labelBytes = (labels: Labels): Buffer =>
  Buffer.concat(
    Object.entries(labels)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(label),
  )

/** Bytes of a timestamp in milliseconds, from the year 1971 to 2109. */
const timestampBytes = 6
const valueBytes = 8
const sampleBytes = 1 + valueBytes + 1 + timestampBytes

/** A sample without its value and its time. */
const emptySample = (): Buffer => {
  const sample = Buffer.alloc(sampleBytes)
  sample[0] = 0x09
  sample[1 + valueBytes] = 0x10
  return field(2, sample)
}

const fieldBytes = emptySample().length

/** A snappy block of literals, which is valid and not smaller: the length, then one literal with a length of four bytes. */
const snappyBlock = (body: Buffer): Buffer => {
  const head = Buffer.alloc(5)
  head[0] = 0xfc
  head.writeUInt32LE(body.length - 1, 1)
  return Buffer.concat([varint(body.length), head, body])
}

/** Fills in an empty sample. */
const writeSample = (target: Buffer, start: number, milliseconds: number, value: number): void => {
  const inside = start + fieldBytes - sampleBytes + 1
  target.writeDoubleLE(value, inside)
  const offset = inside + valueBytes + 1
  let rest = milliseconds
  for (let index = 0; index < timestampBytes; index += 1) {
    const isLast = index === timestampBytes - 1
    target[offset + index] = (rest % 128) + (isLast ? 0 : 128)
    rest = Math.floor(rest / 128)
  }
}

/** A series with samples of its own, in the order of their times in milliseconds. */
export interface TimedSeries {
  readonly labels: Labels
  readonly samples: readonly { readonly time: number; readonly value: number }[]
}

const sampleOf = ({ time, value }: TimedSeries['samples'][number]): Buffer => {
  const sample = emptySample()
  writeSample(sample, 0, time, value)
  return sample
}

/** The bytes of a request with such series. */
export const requestOf = (series: readonly TimedSeries[]): Buffer =>
  snappyBlock(
    Buffer.concat(
      series.map(({ labels, samples }) =>
        field(1, Buffer.concat([labelBytes(labels), ...samples.map(sampleOf)])),
      ),
    ),
  )

/** The value of a series at a sample. Half stays as it is, a quarter counts evenly, and a quarter is a measured amount, as in the fleet's own scrapes. */
const fleetValue = (series: number, sample: number): number => {
  if (series % 4 < 2) return series % 7
  if (series % 4 === 2) return sample * (1 + (series % 50))
  return ((series * 7919 + sample * 104_729) % 1_000_003) / 997
}

/** A request that is sent again and again with other times and values. */
export interface WriteRequest {
  readonly series: number
  /** The request's bytes with a sample at each time, in milliseconds. The next call overwrites them. */
  readonly at: (times: readonly number[], firstSample: number) => Buffer
  /** Renames the cluster of all series, to a name of the same length. */
  readonly rename: (cluster: string) => void
}

const runningSums = (start: number, lengths: readonly number[]): readonly number[] => {
  let sum = start
  return lengths.map((length) => (sum += length))
}

const everyOffset = (body: Buffer, text: string): readonly number[] => {
  const offsets: number[] = []
  for (let found = body.indexOf(text); found !== -1; found = body.indexOf(text, found + text.length))
    offsets.push(found)
  return offsets
}

/**
 * Lays a request out.
 * @param samples of each series in a request
 * @param firstSeries the number of the first series, which its values depend on
 */
export const writeRequest = (
  cluster: string,
  series: readonly Labels[],
  samples = 1,
  firstSeries = 0,
): WriteRequest => {
  const empty = Buffer.concat(Array.from({ length: samples }, emptySample))
  const parts = series.map((labels) => field(1, Buffer.concat([labelBytes(labels), empty])))
  const block = snappyBlock(Buffer.concat(parts))
  const first = block.length - parts.reduce((sum, part) => sum + part.length, 0)
  const ends = runningSums(
    first,
    parts.map((part) => part.length),
  )
  const names = everyOffset(block, cluster)
  return {
    series: series.length,
    at: (times, firstSample) => {
      ends.forEach((end, index) => {
        times.forEach((time, sample) => {
          const value = fleetValue(firstSeries + index, firstSample + sample)
          writeSample(block, end - empty.length + sample * fieldBytes, time, value)
        })
      })
      return block
    },
    rename: (to) => {
      for (const offset of names) block.write(to, offset, 'latin1')
    },
  }
}
