import { unset } from '../../testing/sample-trees.ts'
import { requireRemoteWriteReceiver } from './require-remote-write-receiver.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireRemoteWriteReceiver, {
  invalid: [
    {
      name: 'a Prometheus that does not receive what is pushed to it',
      changes: [
        unset('hub HelmRelease kube-prometheus-stack', [
          'spec',
          'values',
          'prometheus',
          'prometheusSpec',
          'enableRemoteWriteReceiver',
        ]),
      ],
    },
  ],
})
