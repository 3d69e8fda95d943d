import { set } from '../../testing/sample-trees.ts'
import { validImage } from './valid-image.ts'
import { testRule } from '../../testing/test-rule.ts'

const IMAGE = ['spec', 'template', 'spec', 'containers', 0, 'image'] as const

const image = (name: string) => [set('spoke DaemonSet node-exporter', IMAGE, name)]

testRule(validImage, {
  valid: [{ name: 'an image of a mirror', changes: image('mirror.example/monitoring/exporter:v1.12.1') }],
  invalid: [
    { name: 'a typo in a registry', changes: image('quay.oi/prometheus/node-exporter:v1.12.1') },
    { name: 'a typo in a name', changes: image('quay.io/promethues/node-exporter:v1.12.1') },
  ],
})
