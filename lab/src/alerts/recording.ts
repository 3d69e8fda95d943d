import { catalogueOf } from '@fleet/validation/catalogues'
import type { Prometheus, Series } from '../programs/prometheus.ts'

/** A series in a phase: absent, or its value at the end and its growth with each scrape. */
export type Behaviour =
  | { readonly last: number; readonly perScrape: number; readonly counts: boolean }
  | 'gone'

/** A series, by its name and labels in the text format, in each recorded phase. */
export type Recording = ReadonlyMap<string, readonly Behaviour[]>

/** The metrics that the fleet's alerts read. */
const watched =
  '{__name__=~"up|otelcol_.*|scrape_samples_post_metric_relabeling|scrape_series_added|kube_node_info|gotk_resource_.*", __name__!~".*_bucket"}'

/** Only the last seconds of a phase show its steady state: scrapes come each second. */
const window = 4

const typeOf = (name: string): string | undefined =>
  Object.values(catalogueOf('otel-collector').parts)
    .map((part) => part[name]?.split(' ')[0])
    .find((type) => type !== undefined)

/** A name outside the classic character set is in quotes. */
const labelName = (label: string): string => (/^\w+$/.test(label) ? label : JSON.stringify(label))

const seriesName = ({ metric: { __name__: name = '', ...labels } }: Series): string =>
  `${name}{${Object.entries(labels)
    .map(([label, value]) => `${labelName(label)}=${JSON.stringify(value)}`)
    .toSorted()
    .join(',')}}`

/** A gauge keeps its value, unless it rose with every scrape, as a queue does that nobody empties. */
const fills = (numbers: readonly number[]): boolean =>
  numbers.length > 2 &&
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number))

const behaviourOf = ({ metric, values = [] }: Series): Behaviour => {
  const numbers = values.map(([, value]) => Number(value))
  const last = numbers.at(-1) ?? Number.NaN
  const counts = typeOf(metric['__name__'] ?? '') === 'counter'
  const grows = counts ? numbers.length > 1 : fills(numbers)
  const grown = grows ? (last - (numbers[0] ?? last)) / (numbers.length - 1) : 0
  return { last, perScrape: grown, counts }
}

/** What each watched series does now. */
const behavioursNow = async (prometheus: Prometheus): Promise<ReadonlyMap<string, Behaviour>> => {
  const series = await prometheus.query(`${watched}[${window}s]`)
  return new Map(series.map((one) => [seriesName(one), behaviourOf(one)]))
}

/** Records phases one after the other, each in its steady state. */
export const recorder = (prometheus: Prometheus) => {
  const phases: ReadonlyMap<string, Behaviour>[] = []
  return {
    phase: async (): Promise<void> => {
      phases.push(await behavioursNow(prometheus))
    },
    recording: (): Recording => {
      const names = new Set(phases.flatMap((phase) => [...phase.keys()]))
      return new Map(
        [...names].toSorted().map((name) => [name, phases.map((phase) => phase.get(name) ?? 'gone')]),
      )
    },
  }
}
