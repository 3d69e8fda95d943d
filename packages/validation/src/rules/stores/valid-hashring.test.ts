import { expect } from 'vitest'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { eachArgument, withThanos } from '../../testing/thanos.ts'
import { validHashring } from './valid-hashring.ts'

const RECEIVE = 'hub StatefulSet thanos-receive'

testRule(validHashring, {
  valid: [{ name: 'a hashring of the pods of its StatefulSet', changes: withThanos() }],
  invalid: [
    {
      name: 'a hashring with a Receive more than the StatefulSet has',
      changes: [...withThanos(), set(RECEIVE, ['spec', 'replicas'], 2)],
      findings: [{ message: expect.stringContaining('thanos-receive-2.thanos-receive') as string }],
    },
    {
      name: 'a replication factor above the number of endpoints',
      changes: [
        ...withThanos(),
        eachArgument(RECEIVE, (argument) => argument.replace('replication-factor=3', 'replication-factor=5')),
      ],
    },
  ],
})
