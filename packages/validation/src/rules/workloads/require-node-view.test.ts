import { set, unset } from '../../testing/sample-trees.ts'
import { requireNodeView } from './require-node-view.ts'
import { testRule } from '../../testing/test-rule.ts'

const POD = ['spec', 'template', 'spec'] as const
const MOUNTS = [...POD, 'containers', 0, 'volumeMounts'] as const

testRule(requireNodeView, {
  invalid: [
    {
      name: 'a folder that is mounted elsewhere',
      changes: [set('spoke DaemonSet node-exporter', [...MOUNTS, 1, 'mountPath'], '/host/sysfs')],
    },
    {
      name: 'to miss what is mounted later',
      changes: [unset('spoke DaemonSet node-exporter', [...MOUNTS, 2, 'mountPropagation'])],
    },
    {
      name: 'to see the pod’s own processes',
      changes: [unset('spoke DaemonSet node-exporter', [...POD, 'hostPID'])],
    },
  ],
})
