import type { Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'
import { chartValue, type Release } from '../../tree/charts/release.ts'
import { hasBucket, lokiModeOf, only, SETTINGS_OF_BOTH } from './loki-modes.ts'

export const requireLokiParts: Rule = {
  id: 'require-loki-parts',
  ownSeverity: 'info',
  summary:
    'A distributed Loki has each part that another needs, one bucket for all of them, and no part of another mode.',
  rationale:
    'By default the chart gives the parts of this mode no pods. One that is missing shows only when another calls it: lines are refused, or queries wait until they time out.',
  fix: 'Give each part a pod or more, the compactor one, and state the bucket. Set the replicas of the other modes to 0.',
  check: inEachRelease('loki', (release, report) => {
    if (lokiModeOf(release) === 'Distributed') checkSettings(release, SETTINGS, report)
  }),
}

const atLeastOne = (part: string, impact: string): Setting => ({
  path: [part, 'replicas'],
  byDefault: 0,
  isFine: (value) => typeof value === 'number' && value > 0,
  impact,
  fix: 'set it to 1 or more',
})

const rollsZones = (release: Release): boolean => chartValue(release, 'rollout_operator', 'enabled') === true

const NO_QUERY = 'queries wait until they time out: nothing takes them to the parts that answer'

const SETTINGS: readonly Setting[] = [
  atLeastOne('distributor', 'nothing takes the lines of the collectors, whose queues fill'),
  atLeastOne('ingester', 'the distributors have nobody to give lines to, and refuse all of them'),
  atLeastOne('querier', 'no query is answered'),
  atLeastOne('queryFrontend', 'no query is answered: nothing takes it'),
  atLeastOne('queryScheduler', NO_QUERY),
  atLeastOne(
    'indexGateway',
    'queries find nothing that is in the bucket: the queriers ask for its index there',
  ),
  only(
    ['compactor', 'replicas'],
    0,
    1,
    'without one nothing is ever deleted; two rewrite the same index, and lose lines of it',
  ),
  only(
    ['singleBinary', 'replicas'],
    0,
    0,
    'the chart fails to render: it has no transition between one process and parts',
  ),
  ...SETTINGS_OF_BOTH,
  {
    path: ['loki', 'storage', 'type'],
    byDefault: 's3',
    isFine: (value, release) => value !== 'filesystem' && hasBucket(release),
    impact: 'the chart fails to render: no part can read the volume of another',
    fix: 'set it to "s3", and state the bucket',
  },
  {
    path: ['ingester', 'zoneAwareReplication', 'enabled'],
    byDefault: true,
    isFine: (value, release) => value === false || rollsZones(release),
    impact: 'all zones of ingesters restart at a time, and Loki refuses lines until two of them are back',
    fix: 'set it to false, or rollout_operator.enabled: true',
  },
  only(
    ['ingester', 'persistence', 'enabled'],
    false,
    true,
    'the lines that are not in the bucket yet are lost with the pod',
  ),
  only(
    ['compactor', 'persistence', 'enabled'],
    false,
    true,
    'what is marked for deletion is forgotten with the pod, and stays in the bucket for good',
  ),
]
