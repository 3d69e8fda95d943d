import { testRule } from '../../testing/test-rule.ts'
import { eachArgument, withThanos } from '../../testing/thanos.ts'
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
