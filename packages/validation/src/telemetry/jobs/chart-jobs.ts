import type { ChartJob } from '../../catalog/charts/chart-job.ts'
import { KUBE_PROMETHEUS_STACK_JOBS } from '../../catalog/charts/kube-prometheus-stack-jobs.ts'
import { prometheusDuration } from '../../queries/durations.ts'
import type { Path } from '../../values/location.ts'
import { commandLineOf } from '../../tree/workloads/arguments.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import { isInPlace } from '../../tree/charts/moved-parts.ts'
import { isOn, namespaceOfPods } from '../../tree/charts/releases.ts'
import { listOf } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'
import { reporterInChart } from '../exporters/reporters.ts'
import { byDefault, expositionBy, type Exporter } from '../exporters/exporter.ts'
import { kubeStateMetrics, nodeExporter } from '../exporters/exporter-of-container.ts'
import { operatorRules } from '../relabel/rule.ts'
import type { Relabelling, ScrapeJob, Target } from './scrape-job.ts'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import type { ScrapeDefaults } from './scrape-defaults.ts'

/** The scrapes that kube-prometheus-stack makes of what it installs, and of the kubelet. */
export const chartJobs = (cluster: ClusterView, defaults: ScrapeDefaults): readonly ScrapeJob[] =>
  chartJobsOf(defaults.release).map((job) => jobOf(cluster, job, defaults))

/** Those that the values of a release leave on. */
export const chartJobsOf = (release: Release): readonly ChartJob[] =>
  KUBE_PROMETHEUS_STACK_JOBS.jobs.filter(({ switches }) => isOn(release, switches))

const jobOf = (cluster: ClusterView, job: ChartJob, defaults: ScrapeDefaults): ScrapeJob => {
  const { release } = defaults
  const [interval, intervalPath] = intervalOf(release, job)
  const location = (...path: Path) => atValue(release, ...intervalPath.slice(0, -1), ...path)
  return {
    cluster,
    maker: 'chart',
    owner: `the job ${job.job} (${job.path}) of ${nameOf(release)}`,
    interval: durationOf(interval) ?? durationOf(job.otherInterval?.byDefault) ?? defaults.interval,
    isIntervalStated: interval !== undefined,
    intervalKey: intervalPath.slice(-1),
    isNamed: false,
    path: job.path,
    scheme: job.scheme,
    honorLabels: job.honorLabels,
    honorTimestamps: true,
    settings: {},
    targets: [targetOf(release, job)],
    targetRelabelling: [...defaults.targetRelabelling, relabelling(release, job.relabelings)],
    metricRelabelling: [...defaults.metricRelabelling, metricRelabelling(release, job)],
    location,
  }
}

/** The interval in the values, and where it is: the chart takes an empty text for none. */
const intervalOf = (release: Release, { interval, otherInterval }: ChartJob): readonly [unknown, Path] => {
  const found = [interval, ...(otherInterval ? [otherInterval.path] : [])]
    .map((path) => [chartValue(release, ...path), path] as const)
    .find(([value]) => Boolean(value))
  return found ?? [undefined, interval]
}

const durationOf = (text: unknown): number | undefined =>
  typeof text === 'string' ? prometheusDuration(text) : undefined

const relabelling = (release: Release, path: Path): Relabelling => ({
  rules: operatorRules(chartValue(release, ...path)),
  location: (...keys) => atValue(release, ...path, ...keys),
})

const metricRelabelling = (
  release: Release,
  { metricRelabelings, dropsByDefault }: ChartJob,
): Relabelling => {
  const written = relabelling(release, metricRelabelings)
  return chartValue(release, ...metricRelabelings) === undefined && dropsByDefault !== undefined
    ? {
        ...written,
        rules: operatorRules([{ sourceLabels: ['__name__'], regex: dropsByDefault, action: 'drop' }]),
      }
    : written
}

const targetOf = (release: Release, job: ChartJob): Target => {
  const exporter = exporterOf(release, job)
  const isKnown = isInPlace(release, 'services', job.part)
  const known: Readonly<Record<string, LabelValues>> = {
    ...(isKnown && {
      namespace: new Set([job.namespace === 'release' ? namespaceOfPods(release, job.part) : job.namespace]),
      service: new Set([job.service]),
      endpoint: new Set([job.endpoint]),
    }),
    ...(job.container !== undefined && { container: new Set([job.container]) }),
    metrics_path: new Set([job.path]),
  }
  return {
    address: job.service,
    labels: new Map<string, LabelValues>([
      ['__address__', 'any'],
      ['__metrics_path__', new Set([job.path])],
      ['__meta_kubernetes_namespace', known['namespace'] ?? 'any'],
      ['__meta_kubernetes_pod_name', 'any'],
      ['__meta_kubernetes_pod_node_name', 'any'],
      // Without a label of its own a job is called after its Service.
      ['job', isKnown || job.job !== job.service ? new Set([job.job]) : 'any'],
      ...job.labels.map((label): [string, LabelValues] => [label, known[label] ?? 'any']),
    ]),
    exposition: exporter && expositionBy(exporter),
    ...(!exporter && { open: { prefix: job.prefix } }),
    location: atValue(release),
  }
}

const exporterOf = (release: Release, { exporter }: ChartJob): Exporter | undefined => {
  if (exporter === 'node-exporter')
    return nodeExporter(
      commandLineOf({ args: texts(release, 'prometheus-node-exporter', 'extraArgs') }).flags,
    )
  if (exporter === 'kube-state-metrics') {
    const values = (key: string) => texts(release, 'kube-state-metrics', key)
    const resources =
      chartValue(release, 'kube-state-metrics', 'collectors') === undefined ? undefined : values('collectors')
    return kubeStateMetrics(resources, {
      allowed: values('metricAllowlist'),
      denied: values('metricDenylist'),
      reported: reporterInChart(release)?.resources ?? [],
    })
  }
  return exporter && byDefault(exporter)
}

const texts = (release: Release, ...path: Path): string[] => listOf(chartValue(release, ...path)).map(String)
