import { expect } from 'vitest'
import { testRule } from '../../testing/test-rule.ts'
import { eachArgument, withArguments, withThanos } from '../../testing/thanos.ts'
import { noMissingThanosEndpoint } from './no-missing-thanos-endpoint.ts'

const QUERY = 'hub Deployment thanos-query'

testRule(noMissingThanosEndpoint, {
  valid: [
    {
      name: 'a store elsewhere',
      changes: [
        ...withThanos(),
        eachArgument(QUERY, (argument) =>
          argument.replace(/=dnssrv.*thanos-store.*/, '=sidecar.example.org:10901'),
        ),
      ],
    },
    {
      name: 'a port by its number',
      changes: [
        ...withThanos(),
        withArguments(QUERY, ['--endpoint=dns+thanos-store.monitoring.svc.cluster.local:10901']),
      ],
    },
  ],
  invalid: [
    {
      name: 'a Store Gateway under a wrong name',
      changes: [
        ...withThanos(),
        eachArgument(QUERY, (argument) => argument.replace('thanos-store.', 'thanos-storegateway.')),
      ],
    },
    {
      name: 'a port that the Service does not have',
      changes: [
        ...withThanos(),
        withArguments(QUERY, ['--endpoint=dns+thanos-store.monitoring.svc.cluster.local:10911']),
      ],
      findings: [{ message: expect.stringContaining('has no port 10911') as string }],
    },
    {
      name: 'a port that the Service does not name',
      changes: [
        ...withThanos(),
        eachArgument(QUERY, (argument) =>
          argument.replace('_grpc._tcp.thanos-receive', '_http._tcp.thanos-receive'),
        ),
      ],
    },
  ],
})
