import { z } from 'zod/mini'
import { error, exactObject } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'
import type { Fleet } from './fleet.ts'

/** What YAML of a release can hold. A chart alone knows what its values mean, so that nothing more is checked here. */
const ChartValues = named(
  z.record(z.string(), z.unknown()).check((payload) => {
    for (const path of placesOfNoJson(payload.value))
      payload.issues.push({
        code: 'custom',
        path: [...path],
        input: payload.value,
        message: error(
          'this is no value of JSON',
          'write a text, a number, true, false, null, a list or a plain object',
        ),
      })
  }),
  'ChartValues',
  {
    description:
      'Values of a chart by their keys, as its documentation names them. Objects are merged; lists and the rest replace. null removes a default of the chart, as Helm does.',
    examples: [{ gateway: { verboseLogging: false } }],
  },
)

type Path = readonly (string | number)[]

const placesOfNoJson = (value: unknown, path: Path = []): readonly Path[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => placesOfNoJson(item, [...path, index]))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, child]) => placesOfNoJson(child, [...path, key]))
  return isJson(value) ? [] : [path]
}

const isJson = (value: unknown): boolean =>
  value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value)

const ofChart = (chart: string) => field(z.exactOptional(ChartValues), `Those of ${chart}. By default none.`)

export const Values = named(
  exactObject({
    kubePrometheusStack: ofChart('kube-prometheus-stack, with its charts of Grafana and of the exporters'),
    loki: ofChart('Loki’s chart'),
    opentelemetryCollector: ofChart('the collector’s chart, which runs on the hub'),
  }),
  'ValuesInput',
  {
    description:
      'Values for the charts of the hub that no other field states. They are merged last, over what the generator makes of the other fields.',
  },
)

/** The charts that the generator installs. */
export type ChartName = keyof Fleet['versions']['charts']
