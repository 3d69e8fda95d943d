import { asking, ASKS, mountingUsers, sendingCredential } from '../../testing/push-gateway.ts'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requirePushCredentials } from './require-push-credentials.ts'

testRule(requirePushCredentials, {
  valid: [
    {
      name: 'an exporter with an authenticator',
      changes: [asking(), ...mountingUsers(), ...sendingCredential],
    },
    {
      name: 'a header that has the credential',
      changes: [
        asking(),
        ...mountingUsers(),
        set(SPOKE_CONFIG, [...SPOKE_KEYS, 'exporters', 'otlp_http', 'headers'], {
          authorization: 'Basic ${env:K8S_NODE_NAME}',
        }),
      ],
    },
    {
      name: 'a gateway that asks only those who bring one, while a fleet moves',
      changes: [asking(ASKS.replace('auth_basic push', 'auth_basic $realm')), ...mountingUsers()],
    },
  ],
  invalid: [
    {
      name: 'an exporter without one',
      changes: [asking(), ...mountingUsers()],
      findings: [{ severity: 'error' }],
    },
  ],
})
