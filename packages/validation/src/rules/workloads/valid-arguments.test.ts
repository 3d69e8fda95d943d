import { set, unset } from '../../testing/sample-trees.ts'
import { validArguments } from './valid-arguments.ts'
import { testRule } from '../../testing/test-rule.ts'

const ARGS = ['spec', 'template', 'spec', 'containers', 0, 'args'] as const

testRule(validArguments, {
  invalid: [
    {
      name: 'a flag that the program does not know',
      changes: [set('spoke Deployment kube-state-metrics', [...ARGS, 0], '--prot=8080')],
    },
    { name: 'a tunnel that is not run', changes: [unset('hub Deployment cloudflared', [...ARGS, 4])] },
    { name: 'a program that replaces itself', changes: [unset('hub Deployment cloudflared', [...ARGS, 1])] },
    {
      name: 'a feature gate that does not exist',
      changes: [
        set(
          'spoke DaemonSet otel-collector',
          [...ARGS, 1],
          '--feature-gates=stanza.synchronousLogEmitter,stanza.synchronousEmitter',
        ),
      ],
    },
    {
      name: 'a chart’s node-exporter that reports on every container’s mount',
      changes: [
        unset('hub HelmRelease kube-prometheus-stack', [
          'spec',
          'values',
          'prometheus-node-exporter',
          'extraArgs',
          0,
        ]),
      ],
    },
  ],
})
