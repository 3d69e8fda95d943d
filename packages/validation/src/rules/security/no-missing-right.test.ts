import { HUB_COLLECTOR, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { doctorRights } from '@fleet/model'
import { doctorAccount } from '../../testing/doctor-account.ts'
import { remove, set, unset } from '../../testing/sample-trees.ts'
import { noMissingRight } from './no-missing-right.ts'
import { testRule } from '../../testing/test-rule.ts'

const EXTRA_RULES = [...VALUES, 'kube-state-metrics', 'rbac', 'extraRules'] as const

testRule(noMissingRight, {
  invalid: [
    {
      name: 'a collector without the right to watch pods',
      changes: [unset('spoke ClusterRole otel-collector', ['rules', 0])],
    },
    {
      name: 'kube-state-metrics without the right to list a kind',
      changes: [unset('spoke ClusterRole kube-state-metrics', ['rules', 1, 'resources', 0])],
    },
    {
      name: 'kube-state-metrics without the right to a kind of its custom resource state',
      changes: [unset('spoke ClusterRole kube-state-metrics', ['rules', 4, 'resources', 0])],
    },
    {
      name: 'kube-state-metrics of a chart without the right to such a kind',
      changes: [unset(HUB_STACK, [...EXTRA_RULES, 0])],
    },
    {
      name: 'the account of `doctor` without the right to nodes',
      changes: [
        doctorAccount(
          doctorRights().map((rule) => ({
            ...rule,
            resources: rule.resources.filter((resource) => resource !== 'nodes'),
          })),
        ),
      ],
    },
    { name: 'an account without a binding', changes: [remove('spoke ClusterRoleBinding otel-collector')] },
    {
      name: 'a collector of a chart without its role',
      changes: [set(HUB_COLLECTOR, [...VALUES, 'clusterRole', 'create'], false)],
    },
  ],
})
