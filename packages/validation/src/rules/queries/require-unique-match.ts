import { flowBreaches } from '../../telemetry/flow/judged.ts'
import type { Rule } from '../rule.ts'

export const requireUniqueMatch: Rule = {
  id: 'require-unique-match',
  stage: 'meaning',
  demands:
    'Where one series is matched, only one can be: the “one” side of a join keeps no label that nothing is matched by.',
  why: 'Prometheus refuses the whole query at the moment that two series match, which may be months after it was written.',
  example: {
    refused: 'a * on (cluster, namespace) group_left () max by (cluster, namespace, pod) (b)',
    accepted: 'a * on (cluster, namespace) group_left () max by (cluster, namespace) (b)',
  },
  mend: 'Group the “one” side by what is matched, or match by more.',
  judge: flowBreaches('require-unique-match', {
    consequence: 'Prometheus refuses the query as soon as two series match one',
    mend: 'match by what tells them apart, or group it away',
  }),
}
