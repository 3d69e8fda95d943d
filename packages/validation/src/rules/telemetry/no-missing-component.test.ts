import { set } from '../../testing/sample-trees.ts'
import { noMissingComponent } from './no-missing-component.ts'
import { testRule } from '../../testing/test-rule.ts'

const CONFIG = 'spoke ConfigMap otel-collector-*'
const KEY = ['data', 'config.yaml'] as const

testRule(noMissingComponent, {
  invalid: [
    {
      name: 'a pipeline that names what is not defined',
      changes: [set(CONFIG, [...KEY, 'service', 'pipelines', 'logs', 'exporters', 1], 'debug')],
    },
    {
      name: 'an extension that is not defined',
      changes: [set(CONFIG, [...KEY, 'service', 'extensions', 2], 'basicauth')],
    },
    { name: 'a receiver that no pipeline names', changes: [set(CONFIG, [...KEY, 'receivers', 'otlp'], {})] },
  ],
})
