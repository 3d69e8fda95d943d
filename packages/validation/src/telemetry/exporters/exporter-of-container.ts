import type { Collector } from '../collectors/collector.ts'
import { commandLineOf, type Flag } from '../../tree/workloads/arguments.ts'
import type { Container } from '../../tree/workloads/containers.ts'
import { valueAt } from '../../values/value-at.ts'
import { isExporter } from '../../catalog/metrics/index.ts'
import { declaredMetrics, type ReportedResource } from './custom-resource-state.ts'
import { reporterInContainer } from './reporters.ts'
import { allowedBy, byDefault, defaultParts, type Exporter } from './exporter.ts'

/** The exporter that a container is, with what its arguments switch on and off. */
export const exporterOfContainer = (run: Container): Exporter | undefined => {
  const { container, program } = run
  const { flags } = commandLineOf(container)
  switch (program?.name) {
    case 'node-exporter':
      return nodeExporter(flags)
    case 'kube-state-metrics':
      return kubeStateMetrics(listIn(flags, 'resources'), {
        allowed: listIn(flags, 'metric-allowlist') ?? [],
        denied: listIn(flags, 'metric-denylist') ?? [],
        reported: reporterInContainer(run)?.resources ?? [],
      })
    case 'thanos': {
      const part = `thanos-${container.args?.[0]}`
      return isExporter(part) ? byDefault(part) : undefined
    }
    case 'VictoriaLogs':
      return byDefault('victoria-logs')
    default:
      return program && isExporter(program.name) ? byDefault(program.name) : undefined
  }
}

const listIn = (flags: readonly Flag[], wanted: string): readonly string[] | undefined =>
  flags.find(({ name }) => name === wanted)?.value?.split(',')

const SWITCH = /^(no-)?collector\.([\w]+)$/

/** Each collector is a part of its own; `exporter` is the program itself. */
export const nodeExporter = (flags: readonly Pick<Flag, 'name'>[]): Exporter => {
  const isBare = flags.some(({ name }) => name === 'collector.disable-defaults')
  const parts = new Set(isBare ? ['exporter'] : defaultParts('node-exporter'))
  for (const { name } of flags) {
    const [, no, collector] = SWITCH.exec(name) ?? []
    if (collector !== undefined && no !== undefined) parts.delete(collector)
    else if (collector !== undefined) parts.add(collector)
  }
  return { name: 'node-exporter', parts: [...parts].toSorted() }
}

interface Reporting {
  readonly allowed: readonly string[]
  readonly denied: readonly string[]
  /** Of custom resources. */
  readonly reported: readonly ReportedResource[]
}

/** Each resource is a part of its own. */
export const kubeStateMetrics = (
  resources: readonly string[] | undefined,
  { allowed, denied, reported }: Reporting,
): Exporter => {
  const only = allowedBy(allowed, denied)
  return {
    name: 'kube-state-metrics',
    parts: (resources ?? defaultParts('kube-state-metrics')).toSorted(),
    ...(reported.length > 0 && { configured: declaredMetrics(reported) }),
    ...(only && { only }),
  }
}

/** A collector exposes metrics of itself where its own telemetry is read, as many as its level allows. */
export const exporterOfCollector = ({ config }: Pick<Collector, 'config'>): Exporter | undefined => {
  const level = valueAt(config, ['service', 'telemetry', 'metrics', 'level'])
  if (level === 'none') return undefined
  return { name: 'otel-collector', parts: level === 'detailed' ? ['detailed', 'normal'] : ['normal'] }
}
