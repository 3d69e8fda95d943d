import fc from 'fast-check'
import { expect, test } from 'vitest'
import { INVENTORY_RULES } from '../rules/index.ts'
import { anyFleet } from '../testing/any-fleet.ts'
import { findingsOf } from '../testing/findings-of.ts'
import { wrongInventories } from '../testing/wrong-inventories.ts'

type Path = readonly (string | number)[]

/** The fields that each rule compares. A malformed one among them hides the rule's violation, and no other does. */
const COMPARED: Readonly<Record<string, readonly string[]>> = {
  'ban-idle-loki-resources': ['cpu', 'limits', 'memory', 'mode', 'requests', 'resources', 'store'],
  'ban-idle-loki-setting': ['retention', 'store'],
  'require-bucket-for-loki-parts': ['mode', 'store'],
  'require-logs-in-bucket': ['from', 'mode', 'retention', 'store'],
  'ban-idle-receiver': ['to'],
  'ban-idle-relay': ['copies', 'queue', 'store'],
  'ban-replicas-of-one-process': ['replicas', 'store'],
  'no-missing-receiver': ['to'],
  'no-missing-routed-cluster': ['clusters'],
  'require-day-of-logs': ['retention', 'store'],
  'require-default-route': ['severity', 'to'],
  'ban-probe-timeout-over-period': ['periodSeconds', 'timeoutSeconds'],
  'ban-public-anonymous': ['anonymous', 'cluster', 'host', 'kind'],
  'ban-second-certificate': ['issuer', 'resolver', 'secret', 'tls', 'kind'],
  'ban-second-scrape': ['builtInScrapes', 'cluster'],
  'ban-stale-interval': ['interval', 'traefik', 'url'],
  'ban-admits-on-host-network': ['admits', 'network'],
  'ban-needless-device-access': ['devices'],
  'ban-replicas-on-volume': ['max', 'network', 'replicas'],
  'ban-replicas-with-autoscaling': ['max', 'min', 'replicas'],
  'ban-tunnel-in-infrastructure': ['namespace'],
  'ban-unused-secret-key': ['token'],
  'ban-workload-in-infrastructure': ['namespace'],
  'no-missing-admitted-workload': ['admits', 'namespace'],
  'no-missing-entrance': ['entrance', 'host', 'name'],
  'no-missing-file': ['metrics', '/etc/app/config.yaml', 'dashboards', 'rules'],
  'no-missing-host-port': ['host', 'name', 'port'],
  'no-missing-hub': ['cluster'],
  'no-missing-hub-node': ['cluster', 'node'],
  'no-missing-secret': ['key', 'secret', 'envFrom', 'imagePullSecrets'],
  'no-missing-scraped-port': ['http', 'name', 'namespace', 'port'],
  'no-missing-secret-key': ['key', 'secret'],
  'require-cluster-recipient': ['type', 'recipients'],
  'require-exposition': ['metrics'],
  'no-missing-tunnel': ['kind'],
  'require-entrance-controller': ['className', 'kind', 'traefik'],
  'require-host-for-oidc': ['clientId', 'provider', 'url'],
  'ban-scrapers-on-hub': ['cluster', 'scrapers'],
  'no-missing-second-node': ['cluster', 'secondNode'],
  'require-stores-on-second-node': ['mode', 'secondNode', 'store'],
  'no-missing-pod-node': ['node'],
  'no-missing-shared-volume': ['controller', 'from', 'namespace', 'of', 'volume'],
  'no-missing-volume': ['name'],
  'require-known-collector': ['collector'],
  'require-logs-below-volume': ['retentionSize', 'store'],
  'require-victoria-logs-images': ['store'],
  'require-memory-for-series': ['cluster', 'memory', 'seriesBudget', 'store'],
  'require-cpu-for-pushes': ['cpu', 'seriesBudget', 'store'],
  'require-larger-store': ['logsPerDay', 'seriesBudget'],
  'require-memory-for-outage': ['cluster', 'longestOutage', 'memoryLimit', 'seriesBudget'],
  'require-queue-for-outage': ['logQueue', 'longestOutage'],
  'require-relay-queue-for-outage': ['copies', 'longestOutage', 'queue', 'store'],
  'require-node-for-each-copy': ['cluster', 'copies', 'store'],
  'require-size-for-lines': ['cluster', 'logsPerDay', 'store', 'volume'],
  'require-volume-for-metrics': ['cluster', 'seriesBudget', 'store', 'volume'],
  'require-memory-headroom': ['memory', 'memoryLimit'],
  'require-outage-within-retention': ['longestOutage', 'retention', 'store'],
  'require-backup-elsewhere': ['cluster', 'key', 'secret', 'storageClass', 'type'],
  'require-postgres-for-backup': ['http', 'key', 'postgres', 'secret'],
  'require-postgres-for-exporter': ['exporter', 'http', 'key', 'of', 'postgres', 'secret', 'user'],
  'require-exporter-image': ['exporter'],
  'require-postgres-image': ['image', 'key', 'secret'],
  'require-probe-on-declared-port': ['container', 'port', 'protocol', 'type'],
  'require-retention-below-volume': ['retentionSize', 'volume'],
  'require-scrape-target': ['service', 'targets'],
  'require-secret-in-namespace': ['namespace', 'secret'],
  'require-size-for-retention': ['retention', 'retentionSize', 'seriesBudget'],
  'require-later-object-storage': ['from', 'schemaFrom'],
  'require-tls-for-object-storage': ['endpoint', 'store'],
  'require-thanos-image': ['store'],
  'unique-bucket': ['bucket', 'endpoint', 'store'],
  'require-credentials-for-tenants': ['credentials', 'tenants'],
  'require-stores-of-tenants': ['store', 'tenants'],
  'unique-tenant': ['tenants'],
  'require-short-tenants': ['tenants'],
  'require-retention-for-downsampling': ['store', 'raw', 'fiveMinutes'],
  'require-outage-within-receive': ['store', 'longestOutage'],
  'require-volume-for-logs': ['logsPerDay', 'retention', 'volume'],
  'require-volume-for-upload': ['logsPerDay', 'volume'],
  'require-volume-on-stateful-set': ['controller'],
  'unique-backup-name': ['key', 'secret'],
  'unique-exporter-name': ['exporter', 'key', 'secret'],
  'unique-container-port': ['admin', 'http', 'container', 'service'],
  'unique-host': ['entrance', 'host', 'name'],
  'unique-host-in-fleet': ['host'],
  'unique-container-name': ['name'],
  'unique-kube-context': ['kubeContext'],
  'unique-mount-path': ['/etc/app', 'path', 'scratch'],
  'unique-node-address': ['address', 'nas'],
  'unique-node-port': ['nodePort'],
  'unique-probe': ['site', 'website'],
  'unique-scrape-job': ['builtInScrapes', 'exporter'],
  'unique-tailnet-address': ['tailnetAddress'],
  'valid-backup-name': ['key', 'secret'],
  'valid-exporter-name': ['exporter', 'key', 'secret'],
  'valid-variable-key': ['api-key', 'envFrom'],
  'valid-stateful-set-name': ['controller'],
}

const ruleIds = new Set(INVENTORY_RULES.map(({ id }) => id))
const violations = Object.entries(wrongInventories).filter(([, { refused }]) => ruleIds.has(refused.rule))

test.each(violations)('%s is reported beside any other malformed value', (_, { fleet, files, refused }) => {
  const compared = COMPARED[refused.rule] ?? []
  for (const path of fewLeavesOf(fleet).filter((leaf) => !compared.includes(fieldOf(leaf)))) {
    const found = reportedOf(withNull(fleet, path), files)
    expect(found).toContainEqual([refused.rule, refused.path])
    expect(found).toHaveLength(2)
  }
})

const BROKEN: Readonly<Record<string, readonly [path: Path, value: unknown]>> = {
  'no-missing-hub': [['hub', 'cluster'], 'nowhere-to-be-found'],
  'ban-stale-interval': [['telemetry', 'scrapeIntervals', 'traefik'], '5m'],
  'require-known-collector': [['versions', 'images', 'collector'], 'collector:0.1.0'],
  'require-retention-below-volume': [['hub', 'prometheus', 'retentionSize'], '2000Ti'],
}

test('a malformed value anywhere in any fleet hides no violation elsewhere', () => {
  fc.assert(
    fc.property(
      anyFleet(),
      fc.constantFrom(...Object.entries(BROKEN)),
      fc.nat(),
      (fleet, [rule, broken], number) => {
        const [path, value] = broken
        const leaves = leavesOf(fleet).filter(
          (leaf) => !mayBeNull(leaf) && !(COMPARED[rule] ?? []).includes(fieldOf(leaf)),
        )
        const leaf = leaves[number % leaves.length] ?? []
        const rules = reportedOf(withNull(withValue(fleet, path, value), leaf)).map(([id]) => id)
        expect(rules).toEqual(expect.arrayContaining([rule, 'valid-shape']))
      },
    ),
    { numRuns: 50 },
  )
})

const reportedOf = (
  fleet: unknown,
  files?: Readonly<Record<string, string>>,
): readonly (readonly [rule: string, path: string])[] =>
  findingsOf(fleet, files).map(({ rule, location }) => [
    rule,
    location.kind === 'inventory' ? location.path : '',
  ])

const leavesOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) =>
        leavesOf(child, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : [path]

/** Those of a few clusters: of seventy the others are like them. */
const fewLeavesOf = (fleet: unknown): readonly Path[] => {
  const leaves = leavesOf(fleet)
  const clusters = [...new Set(leaves.flatMap(([section, name]) => (section === 'clusters' ? [name] : [])))]
  const others = clusters.slice(FEW_CLUSTERS)
  return leaves.filter(([section, name]) => section !== 'clusters' || !others.includes(name))
}

const FEW_CLUSTERS = 4

/** In values of a chart null is a value. */
const mayBeNull = ([section]: Path): boolean => section === 'values'

/** The last name of a path, without positions in lists. */
const fieldOf = (path: Path): string => path.findLast((key) => typeof key === 'string') ?? ''

const withNull = (value: unknown, path: Path): unknown => withValue(value, path, null)

const withValue = (value: unknown, [key, ...path]: Path, changed: unknown): unknown => {
  if (key === undefined) return changed
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === key ? withValue(item, path, changed) : item))
  const holder = value as Readonly<Record<string, unknown>>
  return { ...holder, [key]: withValue(holder[key], path, changed) }
}
