import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validProbe } from './valid-probe.ts'

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const

testRule(validProbe, {
  invalid: [
    {
      name: 'a path that the program does not serve',
      changes: [
        set('spoke Deployment rsshub', [...CONTAINER, 'livenessProbe', 'httpGet', 'path'], '/healthcheck'),
      ],
    },
    {
      name: 'a command for another database',
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
