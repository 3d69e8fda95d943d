import type { Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'
import { atValue } from '../../tree/charts/release.ts'
import { hasBucket, lokiModeOf, only, SETTINGS_OF_BOTH } from './loki-modes.ts'

export const requireMonolithicLoki: Rule = {
  id: 'require-monolithic-loki',
  ownSeverity: 'info',
  summary:
    'A Loki that is one process on one volume or bucket is without the other modes, the caches and the tests of its chart.',
  rationale:
    'By default the chart is for a large installation, with three replicas, object storage and a cache of 8 GiB. The chart fails to render a mixture.',
  fix: 'Set singleBinary.replicas: 1, or remove it. Set the other replicas to 0, and the storage to filesystem or to a bucket. Switch the caches, the canary and the test off.',
  check: inEachRelease('loki', (release, report) => {
    const mode = lokiModeOf(release)
    if (mode === 'Monolithic') return checkSettings(release, SETTINGS, report)
    if (mode === 'Distributed') return
    report({
      location: atValue(release, 'deploymentMode'),
      message: `deploymentMode is ${mode}`,
      impact: 'no rule knows the names and needs of that mode',
      fix: 'set deploymentMode: Monolithic or Distributed',
    })
  }),
}

const SETTINGS: readonly Setting[] = [
  {
    path: ['singleBinary', 'replicas'],
    byDefault: 0,
    // The chart runs one replica where the number is 0.
    isFine: (value) => value === 0 || value === 1,
    impact: 'the chart fails to render: more than one replica needs object storage',
    fix: 'set it to 1',
  },
  ...SETTINGS_OF_BOTH,
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
  only(['singleBinary', 'persistence', 'enabled'], true, true, 'the data of Loki is lost with its pod'),
]
