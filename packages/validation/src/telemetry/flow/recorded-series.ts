import type { RecordedNumber } from '../questions/recorded-numbers.ts'
import { at } from '../../values/location.ts'
import type { Series } from '../series/series.ts'

/** How often Prometheus evaluates a group of rules that does not say, as the operator configures it. */
const EVALUATION = 30

/** The series that rules of numbers make. */
export const recordedSeries = (
  numbers: ReadonlyMap<string, readonly RecordedNumber[]>,
): ReadonlyMap<string, readonly Series[]> =>
  new Map([...numbers].map(([metric, recorded]) => [metric, recorded.map((one) => seriesOf(metric, one))]))

const seriesOf = (metric: string, { rule, cluster = '' }: RecordedNumber): Series => ({
  metric,
  type: 'gauge',
  labels: new Map(Object.entries(rule.labels).map(([label, value]) => [label, new Set([value])])),
  cluster,
  job: '',
  boundFormat: 'prometheus',
  interval: EVALUATION,
  origin: at(rule.located, ...rule.path),
})
