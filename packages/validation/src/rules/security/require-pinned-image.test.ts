import { set } from '../../testing/sample-trees.ts'
import { requirePinnedImage } from './require-pinned-image.ts'
import { testRule } from '../../testing/test-rule.ts'

const IMAGE = ['spec', 'template', 'spec', 'containers', 0, 'image'] as const

testRule(requirePinnedImage, {
  invalid: [
    ...[
      'registry.example:5000/app:latest',
      'registry.example:5000/app',
      'registry.example/app@sha256:e39ee8da',
      'registry.example/app:',
    ].map((image) => ({ name: image, changes: [set('spoke Deployment it-tools', IMAGE, image)] })),
  ],
})
