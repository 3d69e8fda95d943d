import { HARMLESS_IN_DASHBOARDS } from './harmless-in-dashboards.ts'
import type { Mutant } from './mutant.ts'

/** Mutants that change nothing in a cluster, or nothing that anybody could be hurt by, and why. */
export interface Harmless {
  readonly operators: RegExp
  /** What of `<cluster>/<file> <object> <keys>: <what>` shows it. */
  readonly where: RegExp
  readonly reason: string
}

/** The written list. An entry that no mutant needs is a defect of the list. */
const HARMLESS: readonly Harmless[] = [
  ...HARMLESS_IN_DASHBOARDS,
  {
    operators: /^drop-key$/,
    where: /resources\.limits\.cpu: cpu dropped/,
    reason: 'without a limit a burst uses what is idle: a choice that the inventory leaves open',
  },
  {
    operators: /^(?:flip-boolean|drop-key)$/,
    where: /ServiceMonitor \S+\/cloudflared spec\.endpoints\.0\.honorLabels/,
    reason: 'no series of cloudflared has a label of its target’s name, so there is nothing to honour',
  },
  {
    operators: /^(?:change-address|change-port|drop-item)$/,
    where: /additionalScrapeConfigs\.\d+(?:\.static_configs\.0\.targets\.\d+)?: /,
    reason: 'machines outside the clusters: no tree says which there are, nor where',
  },
  {
    operators: /^drop-key$/,
    where: /exporters\.otlp_http\.timeout: timeout dropped \("30s"\)/,
    reason: 'half a minute is the exporter’s own default',
  },
  {
    operators: /^drop-key$/,
    where: / spec\.replicas: replicas dropped \(1\)/,
    reason: 'one replica is what Kubernetes makes without a word',
  },
  {
    operators: /^rename-value$/,
    where: /max_line_size: (\d+)KB → \1K$/,
    reason: 'the same size in Loki’s words',
  },
  {
    operators: /^drop-key$/,
    where: /limits_config\.max_line_size: max_line_size dropped \("256KB"\)/,
    reason: 'Loki’s own default',
  },
  {
    operators: /^swap-order$/,
    where: /PodMonitor \S+\/opentelemetry-collector .*relabelings: items 0 and 1 swapped/,
    reason: 'one sets job, the other instance from the node’s name: neither reads what the other sets',
  },
  {
    operators: /^rename-value$/,
    where: /PrometheusRule \S+ spec\.groups\.\d+\.name: /,
    reason: 'the name of a group of rules: nothing refers to it, and nobody is told it',
  },
  {
    operators: /^rename-value$/,
    where: /\/workloads\/\S+ Service \S+ spec\.ports\.\d+\.name: /,
    reason: 'a port’s name that nothing refers to: what refers to one is judged by no-missing-port',
  },
]

export const describe = ({ cluster, path, where, what }: Mutant): string =>
  `${cluster}/${path} ${where}: ${what}`

export const reasonOf = (mutant: Mutant): string | undefined =>
  HARMLESS.find(({ operators, where }) => operators.test(mutant.operator) && where.test(describe(mutant)))
    ?.reason
