import { METADATA_FIELDS, STREAM_FIELDS } from '@fleet/model'
import type { SampleStores } from '@fleet/sample-stores'
import type { SentLine } from './otlp-request.ts'
import { pushLines } from './push-lines.ts'

const ATTRIBUTES = [...STREAM_FIELDS, ...METADATA_FIELDS]

interface Streams {
  readonly data: {
    readonly result: readonly {
      readonly stream: Readonly<Record<string, string>>
      readonly values: readonly (readonly [time: string, line: string])[]
    }[]
  }
}

/** Every line that a sample store has of some hours, as a collector sends it. */
const linesOf = ({ loki }: SampleStores, start: number, end: number): readonly SentLine[] => {
  const { body } = loki(
    'query_range',
    new URLSearchParams({
      query: '{cluster=~".+"}',
      ...{ start: String(start), end: String(end), limit: '1000000' },
    }),
  )
  return (body as Streams).data.result.flatMap(({ stream, values }) => {
    const resource = Object.fromEntries(
      ATTRIBUTES.flatMap((attribute) => {
        const value = stream[attribute.replaceAll('.', '_')]
        return value === undefined ? [] : [[attribute, value] as const]
      }),
    )
    return values.map(([time, text]) => ({ time: BigInt(time), text, resource }))
  })
}

const PER_REQUEST = 5000

/** Writes the lines of a sample store to a VictoriaLogs, as the gateway does. @returns how many */
export const pushMadeLines = async (
  base: string,
  stores: SampleStores,
  spans: readonly (readonly [start: number, end: number])[],
): Promise<number> => {
  const lines = spans.flatMap(([start, end]) => linesOf(stores, start, end))
  for (let at = 0; at < lines.length; at += PER_REQUEST) {
    const status = await pushLines(base, lines.slice(at, at + PER_REQUEST))
    if (status !== 200) throw new Error(`VictoriaLogs refuses lines: ${status}`)
  }
  await fetch(`${base}/internal/force_flush`)
  return lines.length
}
