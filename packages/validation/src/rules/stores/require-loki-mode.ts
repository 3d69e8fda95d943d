import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from './setting.ts'
import { listOf, textAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const requireLokiMode: Rule = {
  id: 'require-loki-mode',
  summary:
    'Loki is installed as one process on one volume: the chart’s other modes, caches and tests are off, and its store is that volume.',
  rationale:
    'The chart’s defaults are those of a large installation: three replicas of each part, object storage, a cache of 8 GiB; it refuses to render a mixture.',
  fix: 'Set singleBinary.replicas: 1, or leave it out; the other replicas to 0, the storage to filesystem, and the caches, the canary and the test off.',
  check: inEachRelease('loki', (release) =>
    ['Monolithic', 'SingleBinary'].includes(modeOf(release))
      ? [...checkSettings(release, SETTINGS), ...checkSchemas(release)]
      : [otherMode(release)],
  ),
}

const modeOf = (release: Release): string =>
  textAt(release.object.spec?.values, 'deploymentMode') || 'Monolithic'

const otherMode = (release: Release): Violation => ({
  location: atValue(release, 'deploymentMode'),
  message: `deploymentMode is ${modeOf(release)}`,
  impact: 'nothing here knows the names and needs of that mode, so nobody checks them',
  fix: 'set deploymentMode: Monolithic',
})

const is = (wanted: unknown) => (value: unknown) => value === wanted

const off = (path: readonly string[], byDefault: unknown, wanted: unknown, impact: string): Setting => ({
  path,
  byDefault,
  isFine: is(wanted),
  impact,
  fix: `set it to ${JSON.stringify(wanted)}`,
})

const UNRENDERED = 'the chart cannot be rendered, or installs a second Loki beside the first'

const SETTINGS: readonly Setting[] = [
  {
    path: ['singleBinary', 'replicas'],
    byDefault: 0,
    // The chart runs one where the number is 0.
    isFine: (value) => value === 0 || value === 1,
    impact: 'the chart cannot be rendered: more than one need object storage',
    fix: 'set it to 1',
  },
  off(['read', 'replicas'], 3, 0, UNRENDERED),
  off(['write', 'replicas'], 3, 0, UNRENDERED),
  off(['backend', 'replicas'], 3, 0, UNRENDERED),
  off(
    ['chunksCache', 'enabled'],
    true,
    false,
    'a cache asks for 8 GiB of memory, and waits for a node that has them',
  ),
  off(['resultsCache', 'enabled'], true, false, 'a cache asks for a GiB of memory'),
  off(['lokiCanary', 'enabled'], true, false, 'a canary writes lines of its own, which every panel counts'),
  off(['test', 'enabled'], true, false, 'the chart cannot be rendered: its test needs the canary'),
  off(
    ['loki', 'auth_enabled'],
    true,
    false,
    'Loki answers 401 to whoever names no tenant, and nobody here does',
  ),
  off(
    ['loki', 'commonConfig', 'replication_factor'],
    3,
    1,
    'Loki waits for replicas that there are not, and refuses every line',
  ),
  off(['loki', 'storage', 'type'], 's3', 'filesystem', 'Loki looks for a bucket that there is not'),
  off(
    ['sidecar', 'rules', 'enabled'],
    true,
    false,
    'a container that looks for rules, and may read every ConfigMap, does nothing',
  ),
  off(
    ['loki', 'analytics', 'reporting_enabled'],
    true,
    false,
    'Loki reports on this installation to its makers',
  ),
  off(['singleBinary', 'persistence', 'enabled'], true, true, 'what Loki holds ends with its pod'),
  off(['gateway', 'enabled'], true, true, 'nothing answers at the address that collectors push to'),
]

/** OTLP needs structured metadata, and that needs this schema and this index. */
const checkSchemas = (release: Release): Violation[] => {
  const path = ['loki', 'schemaConfig', 'configs']
  const configs = listOf(chartValue(release, ...path))
  const say = (index: number, key: string, message: string): Violation => ({
    location: atValue(release, ...path, index, key),
    message,
    impact: 'Loki does not start, takes in no logs by OTLP, or no longer finds what it has',
    fix: 'use store: tsdb, schema: v13, object_store: filesystem, and an index of the prefix index_ and the period 24h, each from a later day',
  })
  if (configs.length === 0)
    return [say(0, 'schema', 'loki.schemaConfig has no configs, and the chart refuses to render')]
  return configs.flatMap((config, index) => [
    ...(textAt(config, 'store') === 'tsdb'
      ? []
      : [say(index, 'store', `the index is ${textAt(config, 'store')}`)]),
    ...(textAt(config, 'schema') === 'v13'
      ? []
      : [say(index, 'schema', `the schema is ${textAt(config, 'schema')}`)]),
    ...(textAt(config, 'object_store') === chartValue(release, 'loki', 'storage', 'type')
      ? []
      : [
          say(
            index,
            'object_store',
            `the schema keeps data in ${textAt(config, 'object_store')}, and loki.storage.type is another`,
          ),
        ]),
    ...(textAt(config, 'index', 'prefix') === 'index_'
      ? []
      : [
          say(
            index,
            'index',
            `the index’s files begin with ${textAt(config, 'index', 'prefix') || 'nothing'}`,
          ),
        ]),
    ...(textAt(config, 'index', 'period') === '24h'
      ? []
      : [say(index, 'index', `the index has a period of ${textAt(config, 'index', 'period') || 'nothing'}`)]),
    ...(index === 0 || textAt(configs[index - 1], 'from') < textAt(config, 'from')
      ? []
      : [
          say(index, 'from', `a schema begins no later than the one before it, on ${textAt(config, 'from')}`),
        ]),
  ])
}
