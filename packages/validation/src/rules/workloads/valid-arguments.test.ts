import { SPOKE_AGENT } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { eachArgument, withThanos } from '../../testing/thanos.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validArguments } from './valid-arguments.ts'

const ARGS = ['spec', 'template', 'spec', 'containers', 0, 'args'] as const

testRule(validArguments, {
  invalid: [
    {
      name: 'an unknown flag',
      changes: [set('spoke Deployment kube-state-metrics', [...ARGS, 0], '--prot=8080')],
    },
    { name: 'a tunnel without its command', changes: [unset('hub Deployment cloudflared', [...ARGS, 4])] },
    {
      name: 'an unknown feature gate',
      changes: [
        set(
          SPOKE_AGENT,
          [...ARGS, 1],
          '--feature-gates=stanza.synchronousLogEmitter,stanza.synchronousEmitter',
        ),
      ],
    },
    {
      name: 'a part of Thanos by a word that it does not know',
      changes: [
        ...withThanos(),
        eachArgument('hub StatefulSet thanos-compact', (argument) =>
          argument === 'compact' ? 'compactor' : argument,
        ),
      ],
    },
  ],
})
