import type { BuiltInName, DeclaredMetrics } from '@fleet/model'
import type { Collector } from '../collectors/collector.ts'
import { prometheusDuration } from '../../queries/durations.ts'
import type { Path, Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { isMap, listOf, valueAt } from '../../values/value-at.ts'
import { builtInFoundBy } from '../../catalog/scrape-targets.ts'
import { byDefault, expositionBy } from '../exporters/exporter.ts'
import { valuesOf, type Labels } from '../relabel/labels.ts'
import { relabel } from '../relabel/relabel.ts'
import { configuredRules, type RelabelRule } from '../relabel/rule.ts'
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
      ...targetsOf(cluster, config, {
        name,
        path,
        scheme,
        interval,
        collector,
        location,
        stating,
        rules: rules('relabel_configs').rules,
      }),
      ...discoveredTargets(config, { name, location, stating, rules: rules('relabel_configs').rules }),
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
  readonly rules: readonly RelabelRule[]
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
      const given = labelsOf(address, isMap(labels) ? labels : {}, scraping)
      const { exporter, isOutside, isOpen } = exporterAt(
        cluster,
        askedAddress(address, given, scraping.rules),
        scraping,
      )
      return {
        address,
        labels: given,
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

/** Where a target is asked: relabelling may put the address of a prober in place of what that is to ask. */
const askedAddress = (written: string, labels: Labels, rules: readonly RelabelRule[]): string => {
  if (!rules.some(({ targetLabel }) => targetLabel === '__address__')) return written
  const values = valuesOf(relabel(labels, rules) ?? labels, '__address__')
  const [only, ...others] = values === 'any' ? [] : values
  return others.length === 0 && only !== undefined ? only : written
}

/** What service discovery finds may be any program, with anything in the labels that relabelling reads. */
const discoveredTargets = (
  config: Readonly<Record<string, unknown>>,
  { name, location, stating, rules }: Pick<Scraping, 'name' | 'location' | 'stating' | 'rules'>,
): Target[] => {
  const discovery = Object.keys(config).find((key) => key.endsWith('_sd_configs'))
  if (discovery === undefined) return []
  const read = rules.flatMap(({ sourceLabels }) => sourceLabels)
  const known = builtInIn(config, rules)
  return [
    {
      address: `what ${discovery} finds`,
      labels: new Map<string, LabelValues>([
        ...['__address__', 'instance', ...read].map((label): [string, LabelValues] => [label, 'any']),
        ['job', new Set([name])],
      ]),
      exposition: known && expositionBy(byDefault(known)),
      open: { prefix: undefined, ...stating },
      location: location(discovery),
    },
  ]
}

/** The built-in that a job finds by its very place: pods or nodes by their labels, at its port. */
const builtInIn = (
  config: Readonly<Record<string, unknown>>,
  rules: readonly RelabelRule[],
): BuiltInName | undefined => {
  const [discovery, ...others] = listOf(config['kubernetes_sd_configs'])
  const [selector] = listOf(valueAt(discovery, ['selectors']))
  const label = valueAt(selector, ['label'])
  const address = rules.find(({ targetLabel }) => targetLabel === '__address__')?.replacement
  const port = /:(\d+)$/.exec(address ?? '')?.[1]
  if (others.length > 0 || typeof label !== 'string' || port === undefined) return undefined
  const [namespace, ...more] = listOf(valueAt(discovery, ['namespaces', 'names']))
  return builtInFoundBy({
    role: String(valueAt(discovery, ['role'])).toLowerCase(),
    namespace: more.length === 0 && typeof namespace === 'string' ? namespace : undefined,
    selector: label,
    port: Number(port),
  })
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
