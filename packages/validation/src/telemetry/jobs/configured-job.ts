import type { DeclaredMetrics } from '@fleet/model'
import type { Collector } from '../collectors/collector.ts'
import { prometheusDuration } from '../../queries/durations.ts'
import type { Path, Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { isMap, listOf, valueAt } from '../../values/value-at.ts'
import { expositionBy } from '../exporters/exporter.ts'
import type { Labels } from '../relabel/labels.ts'
import { configuredRules } from '../relabel/rule.ts'
import type { ScrapeJob, Target } from './scrape-job.ts'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import { exporterAt } from './exporter-at.ts'

/** Where a scrape configuration stands. */
interface Around {
  readonly owner: string
  /** The collector that it is in; without one it is Prometheus' own. */
  readonly collector?: Collector
  readonly defaultInterval: unknown
  /** What is stated of the metrics of jobs, by their names. */
  readonly declared?: ReadonlyMap<string, DeclaredMetrics>
  readonly location: (...path: Path) => Location
}

/** Prometheus' own. */
const DEFAULT = { interval: '1m', path: '/metrics', scheme: 'http' } as const

/** A scrape configuration as Prometheus itself reads it, in its own file or in a collector's. */
export const configuredJob = (cluster: ClusterView, scrape: unknown, around: Around): ScrapeJob => {
  const config = isMap(scrape) ? scrape : {}
  const text = (key: string): string | undefined =>
    typeof config[key] === 'string' ? config[key] : undefined
  const { owner, collector, defaultInterval, declared, location } = around
  const name = text('job_name') ?? ''
  const stated = text('scrape_interval')
  const interval = stated ?? (typeof defaultInterval === 'string' ? defaultInterval : DEFAULT.interval)
  const path = text('metrics_path') ?? DEFAULT.path
  const scheme = text('scheme') ?? DEFAULT.scheme
  const stating = declared?.has(name) === true ? { declared: namesIn(declared.get(name)) } : {}
  const rules = (key: string) => ({
    rules: configuredRules(config[key], collector !== undefined),
    location: (...keys: Path) => location(key, ...keys),
  })
  return {
    cluster,
    maker: 'tree',
    owner: `the job ${name} of ${owner}`,
    interval: prometheusDuration(interval) ?? 60,
    isIntervalStated: stated !== undefined,
    intervalKey: ['scrape_interval'],
    isNamed: true,
    path,
    scheme,
    honorLabels: config['honor_labels'] === true,
    honorTimestamps: config['honor_timestamps'] !== false,
    settings: config,
    targets: [
      ...targetsOf(cluster, config, { name, path, scheme, interval, collector, location, stating }),
      ...discoveredTargets(config, { name, location, stating }),
    ],
    targetRelabelling: [rules('relabel_configs')],
    metricRelabelling: [rules('metric_relabel_configs')],
    location,
  }
}

const namesIn = (metrics: DeclaredMetrics): ReadonlySet<string> | 'any' =>
  metrics ? new Set(metrics) : 'any'

interface Scraping {
  readonly name: string
  readonly path: string
  readonly scheme: string
  readonly interval: string
  readonly collector: Collector | undefined
  readonly stating: { readonly declared?: ReadonlySet<string> | 'any' }
  readonly location: (...path: Path) => Location
}

const targetsOf = (
  cluster: ClusterView,
  config: Readonly<Record<string, unknown>>,
  scraping: Scraping,
): Target[] =>
  listOf(config['static_configs']).flatMap((one, list) => {
    const { targets, labels } = isMap(one) ? one : {}
    return listOf(targets).map((written, index): Target => {
      const address = String(written)
      const { exporter, isOutside, isOpen } = exporterAt(cluster, address, scraping)
      return {
        address,
        labels: labelsOf(address, isMap(labels) ? labels : {}, scraping),
        exposition: exporter && expositionBy(exporter),
        ...(isOutside && { isOutside }),
        ...((isOpen || scraping.stating.declared instanceof Set) && {
          open: { prefix: undefined, ...scraping.stating },
        }),
        ...(exporter?.name === 'otel-collector' &&
          scraping.collector && { identity: identityOf(scraping.collector) }),
        location: scraping.location('static_configs', list, 'targets', index),
      }
    })
  })

/** What service discovery finds may be any program, with anything in the labels that relabelling reads. */
const discoveredTargets = (
  config: Readonly<Record<string, unknown>>,
  { name, location, stating }: Pick<Scraping, 'name' | 'location' | 'stating'>,
): Target[] => {
  const discovery = Object.keys(config).find((key) => key.endsWith('_sd_configs'))
  if (discovery === undefined) return []
  const read = configuredRules(config['relabel_configs'], false).flatMap(({ sourceLabels }) => sourceLabels)
  return [
    {
      address: `what ${discovery} finds`,
      labels: new Map<string, LabelValues>([
        ...['__address__', 'instance', ...read].map((label): [string, LabelValues] => [label, 'any']),
        ['job', new Set([name])],
      ]),
      exposition: undefined,
      open: { prefix: undefined, ...stating },
      location: location(discovery),
    },
  ]
}

const labelsOf = (
  address: string,
  written: Readonly<Record<string, unknown>>,
  { name, path, scheme, interval }: Scraping,
): Labels =>
  new Map<string, LabelValues>([
    ['job', new Set([name])],
    ['__address__', literally(address)],
    ['__metrics_path__', new Set([path])],
    ['__scheme__', new Set([scheme])],
    ['__scrape_interval__', new Set([interval])],
    ...Object.entries(written).map(([label, value]): [string, LabelValues] => [
      label,
      literally(String(value)),
    ]),
  ])

/** What a collector calls itself: by default `otelcol`, and an id that is new after each restart. */
const identityOf = ({ config }: Collector): Labels => {
  const attributes = listOf(valueAt(config, ['service', 'telemetry', 'resource', 'attributes'])).filter(isMap)
  const value = (wanted: string): LabelValues | undefined => {
    const found = attributes.find(({ name }) => name === wanted)?.['value']
    return typeof found === 'string' ? literally(found) : undefined
  }
  return new Map([
    ['job', value('service.name') ?? new Set(['otelcol'])],
    ['instance', value('service.instance.id') ?? 'any'],
  ])
}

/** The collector puts in a value from its environment before it scrapes. */
const literally = (text: string): LabelValues => (text.includes('${') ? 'any' : new Set([text]))
