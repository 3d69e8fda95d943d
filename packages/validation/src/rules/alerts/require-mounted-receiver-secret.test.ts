import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireMountedReceiverSecret } from './require-mounted-receiver-secret.ts'

const ALERTMANAGER = [...VALUES, 'alertmanager']

const given = (file: string, secrets?: readonly string[]) => [
  set(HUB_STACK, [...ALERTMANAGER, 'config'], {
    route: { receiver: 'chat' },
    receivers: [{ name: 'chat', discord_configs: [{ webhook_url_file: file }] }],
  }),
  ...(secrets ? [set(HUB_STACK, [...ALERTMANAGER, 'alertmanagerSpec'], { secrets })] : []),
]

testRule(requireMountedReceiverSecret, {
  valid: [
    {
      name: 'a Secret that is mounted',
      changes: given('/etc/alertmanager/secrets/receivers/chat', ['receivers']),
    },
    { name: 'a file that something else mounts', changes: given('/run/chat') },
  ],
  invalid: [
    { name: 'a Secret that is not listed', changes: given('/etc/alertmanager/secrets/receivers/chat') },
    {
      name: 'a Secret of another name',
      changes: given('/etc/alertmanager/secrets/receivers/chat', ['receiver']),
    },
  ],
})
