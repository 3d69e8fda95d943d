import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireClusterInInhibition } from './require-cluster-in-inhibition.ts'

const inhibiting = (inhibition: unknown) => [
  set(HUB_STACK, [...VALUES, 'alertmanager', 'config'], { inhibit_rules: [inhibition] }),
]

const critical = {
  source_matchers: ['severity = "critical"'],
  target_matchers: ['severity = "warning"'],
}

testRule(requireClusterInInhibition, {
  valid: [
    {
      name: 'a rule for each cluster',
      changes: inhibiting({ ...critical, equal: ['cluster', 'namespace'] }),
    },
    { name: 'a rule about all clusters', changes: inhibiting(critical) },
    {
      name: 'a rule without a source',
      changes: inhibiting({ target_matchers: ['alertname = "InfoInhibitor"'], equal: ['namespace'] }),
    },
  ],
  invalid: [
    {
      name: 'a rule that compares only namespaces',
      changes: inhibiting({ ...critical, equal: ['namespace', 'alertname'] }),
    },
  ],
})
