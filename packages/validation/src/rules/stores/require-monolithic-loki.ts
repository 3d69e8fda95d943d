import type { Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'
import { textAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const requireMonolithicLoki: Rule = {
  id: 'require-monolithic-loki',
  ownSeverity: 'info',
  summary:
    'Loki is one process on one volume or bucket, without the other modes, the caches and the tests of its chart.',
  rationale:
    'By default the chart is for a large installation, with three replicas, object storage and a cache of 8 GiB. The chart fails to render a mixture.',
  fix: 'Set singleBinary.replicas: 1, or remove it. Set the other replicas to 0, and the storage to filesystem or to a bucket. Switch the caches, the canary and the test off.',
  check: inEachRelease('loki', (release, report) => {
    const mode = textAt(release.object.spec?.values, 'deploymentMode') || 'Monolithic'
    if (mode === 'Monolithic' || mode === 'SingleBinary') return checkSettings(release, SETTINGS, report)
    report({
      location: atValue(release, 'deploymentMode'),
      message: `deploymentMode is ${mode}`,
      impact: 'no rule knows the names and needs of that mode',
      fix: 'set deploymentMode: Monolithic',
    })
  }),
}

const only = (path: readonly string[], byDefault: unknown, wanted: unknown, impact: string): Setting => ({
  path,
  byDefault,
  isFine: (value) => value === wanted,
  impact,
  fix: `set it to ${JSON.stringify(wanted)}`,
})

/** Of object storage the chart takes the bucket from one of these. */
const hasBucket = (release: Release): boolean =>
  [
    ['loki', 'storage', 'bucketNames', 'chunks'],
    ['loki', 'storage_config', 'aws', 'bucketnames'],
    ['loki', 'storage_config', 'aws', 's3'],
  ].some((path) => chartValue(release, ...path))

const UNRENDERED = 'the chart fails to render, or installs a second Loki beside the first'

const SETTINGS: readonly Setting[] = [
  {
    path: ['singleBinary', 'replicas'],
    byDefault: 0,
    // The chart runs one replica where the number is 0.
    isFine: (value) => value === 0 || value === 1,
    impact: 'the chart fails to render: more than one replica needs object storage',
    fix: 'set it to 1',
  },
  only(['read', 'replicas'], 3, 0, UNRENDERED),
  only(['write', 'replicas'], 3, 0, UNRENDERED),
  only(['backend', 'replicas'], 3, 0, UNRENDERED),
  only(
    ['chunksCache', 'enabled'],
    true,
    false,
    'a cache requests 8 GiB of memory, and stays Pending without a node that has them',
  ),
  only(['resultsCache', 'enabled'], true, false, 'a cache requests a GiB of memory'),
  only(['lokiCanary', 'enabled'], true, false, 'a canary writes lines of its own, which every panel counts'),
  only(['test', 'enabled'], true, false, 'the chart fails to render: its test needs the canary'),
  only(
    ['loki', 'auth_enabled'],
    true,
    false,
    'Loki answers 401 to every request without a tenant, and no client here sends one',
  ),
  only(
    ['loki', 'commonConfig', 'replication_factor'],
    3,
    1,
    'Loki waits for missing replicas, and rejects every line',
  ),
  {
    path: ['loki', 'storage', 'type'],
    byDefault: 's3',
    isFine: (value, release) => value === 'filesystem' || hasBucket(release),
    impact: 'the chart fails to render: it needs a bucket',
    fix: 'set it to "filesystem", or state loki.storage.bucketNames.chunks',
  },
  only(['sidecar', 'rules', 'enabled'], true, false, 'a container without a use may read every ConfigMap'),
  only(['loki', 'analytics', 'reporting_enabled'], true, false, 'Loki sends usage statistics to its makers'),
  only(['singleBinary', 'persistence', 'enabled'], true, true, 'the data of Loki is lost with its pod'),
  only(['gateway', 'enabled'], true, true, 'nothing listens at the address that collectors push to'),
]
