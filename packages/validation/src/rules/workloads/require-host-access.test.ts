import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireHostAccess } from './require-host-access.ts'

const EXPORTER = 'spoke DaemonSet node-exporter'
const POD = ['spec', 'template', 'spec'] as const
const MOUNTS = [...POD, 'containers', 0, 'volumeMounts'] as const

testRule(requireHostAccess, {
  invalid: [
    {
      name: 'a mount at another path than the flag’s',
      changes: [set(EXPORTER, [...MOUNTS, 1, 'mountPath'], '/host/sysfs')],
    },
    {
      name: 'a mount without later ones of the node',
      changes: [unset(EXPORTER, [...MOUNTS, 2, 'mountPropagation'])],
    },
    {
      name: 'an exporter of a chart outside of its node’s network',
      changes: [set(HUB_STACK, [...VALUES, 'prometheus-node-exporter', 'hostNetwork'], false)],
    },
    { name: 'an exporter of the pod’s own processes', changes: [unset(EXPORTER, [...POD, 'hostPID'])] },
  ],
})
