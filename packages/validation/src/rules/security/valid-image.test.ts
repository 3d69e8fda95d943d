import { set } from '../../testing/sample-trees.ts'
import { validImage } from './valid-image.ts'
import { testRule } from '../../testing/test-rule.ts'

const IMAGE = ['spec', 'template', 'spec', 'containers', 0, 'image'] as const

testRule(validImage, {
  valid: [
    {
      name: 'says nothing of a mirror',
      changes: [set('spoke DaemonSet node-exporter', IMAGE, 'mirror.example/monitoring/exporter:v1.12.1')],
    },
  ],
  invalid: [
    ...['quay.oi/prometheus/node-exporter:v1.12.1', 'quay.io/promethues/node-exporter:v1.12.1'].map(
      (image) => ({ name: image, changes: [set('spoke DaemonSet node-exporter', IMAGE, image)] }),
    ),
  ],
})
