import { set, unset } from '../../testing/sample-trees.ts'
import { validProbe } from './valid-probe.ts'
import { testRule } from '../../testing/test-rule.ts'

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const

testRule(validProbe, {
  invalid: [
    {
      name: 'the default time-out',
      changes: [unset('spoke Deployment miniflux', [...CONTAINER, 'livenessProbe', 'timeoutSeconds'])],
    },
    {
      name: 'a time-out beyond the period',
      changes: [set('spoke Deployment miniflux', [...CONTAINER, 'livenessProbe', 'timeoutSeconds'], 21)],
    },
    {
      name: 'a path that the program does not serve',
      changes: [
        set('spoke Deployment rsshub', [...CONTAINER, 'livenessProbe', 'httpGet', 'path'], '/healthcheck'),
      ],
    },
    {
      name: 'a command that asks for another database',
      changes: [
        set(
          'spoke StatefulSet miniflux-postgres',
          [...CONTAINER, 'readinessProbe', 'exec', 'command', 2],
          '--dbname=minifux',
        ),
      ],
    },
  ],
})
