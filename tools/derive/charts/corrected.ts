import type { Keys } from './keys.ts'

/**
 * Keys that a template reads and does not use, each with where that can be seen: what the reader of templates cannot tell. A
 * component that is given its name by the template that makes it is not asked for another.
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

/** Charts that an archive may not bring along. What they take is not known. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = { loki: ['minio'] }

/** Maps whose keys are names of the chart's alerts: the rule no-missing-chart-alert knows them all. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'kube-prometheus-stack': ['defaultRules.disabled'],
  loki: ['monitoring.alerts.disabled'],
}

/** What a chart reads, without the keys of which it makes nothing, and without names that another rule checks. */
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
