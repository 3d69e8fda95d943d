import { expect } from 'vitest'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { eachArgument, withArguments, withThanos } from '../../testing/thanos.ts'
import { validHashring } from './valid-hashring.ts'

const RECEIVE = 'hub StatefulSet thanos-receive'

const RECEIVES = [0, 1, 2].map((index) => `thanos-receive-${index}.thanos-receive.monitoring.svc:10901`)

/** The hashring by another flag. */
const withHashring = (flag: string) => [
  ...withThanos(),
  withArguments(
    RECEIVE,
    [`--receive.hashrings${flag.startsWith('=') ? flag : `-${flag}`}`],
    /hashrings-file/,
  ),
]

/** The hashring has these endpoints, written among the arguments. */
const withRing = (endpoints: readonly unknown[]) => withHashring(`=${JSON.stringify([{ endpoints }])}`)

testRule(validHashring, {
  valid: [
    { name: 'a hashring of the pods of its StatefulSet', changes: withThanos() },
    {
      name: 'endpoints with a zone, some on machines elsewhere',
      changes: withRing([
        ...RECEIVES.map((address) => ({ address, az: 'here' })),
        { address: 'receive.example.org:10901', az: 'there' },
      ]),
    },
    { name: 'a hashring that is a file of no tree', changes: withHashring('file=/elsewhere/hashring.json') },
    { name: 'a hashring that is no JSON, of which it knows nothing', changes: withHashring('={') },
  ],
  invalid: [
    {
      name: 'a hashring with a Receive more than the StatefulSet has',
      changes: [...withThanos(), set(RECEIVE, ['spec', 'replicas'], 2)],
      findings: [{ message: expect.stringContaining('thanos-receive-2.thanos-receive') as string }],
    },
    {
      name: 'an endpoint by a Service that does not name its pods',
      changes: withRing(RECEIVES.with(1, 'thanos-receive-1.thanos-receive-write.monitoring.svc:10901')),
      findings: [
        {
          message: expect.stringContaining('has thanos-receive-1.thanos-receive-write.monitoring') as string,
        },
      ],
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
