import type { Keys } from './keys.ts'

/**
 * Keys that a template reads and does not use, each with its source: the parser of templates cannot see that. A
 * component whose template gives it a name takes no other.
 */
const IDLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  loki: {
    'singleBinary.fullnameOverride':
      'templates/monolithic/workload.yaml: "name", which templates/_workload.tpl takes first',
    ...Object.fromEntries(
      `backend bloomBuilder bloomGateway bloomPlanner compactor distributor indexGateway overridesExporter patternIngester querier
      queryFrontend queryScheduler read ruler singleBinary write`
        .split(/\s+/)
        .map((component) => [
          `${component}.zoneAwareReplication`,
          'templates/_workload.tpl: a zone’s name is asked for, and templates/ingester/workload.yaml alone gives one',
        ]),
    ),
  },
}

/** Charts that an archive may lack. Their values are unknown. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = { loki: ['minio'] }

/** Maps by the names of the chart's alerts, which the rule no-missing-chart-alert checks. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'kube-prometheus-stack': ['defaultRules.disabled'],
  loki: ['monitoring.alerts.disabled'],
}

/** The keys that a chart reads, without those that it does not use and without names that another rule checks. */
export const corrected = (chart: string, keys: Keys): Keys => {
  const used = Object.keys(IDLE[chart] ?? {}).reduce(
    (left, path) => changed(left, path.split('.'), () => undefined),
    keys,
  )
  return [...(NAMES[chart] ?? []), ...(ELSEWHERE[chart] ?? [])].reduce(
    (left, path) => changed(left, path.split('.'), () => ({ type: ['object'], whole: true })),
    used,
  )
}

const changed = (
  keys: Keys,
  [name = '', ...inside]: readonly string[],
  to: (found: Keys) => Keys | undefined,
): Keys => {
  const { [name]: found, ...others } = keys.properties ?? {}
  if (!found) return keys
  const after = inside.length > 0 ? changed(found, inside, to) : to(found)
  return { ...keys, properties: { ...others, ...(after && { [name]: after }) } }
}
