import { set } from '../../testing/sample-trees.ts'
import { requirePinnedImage } from './require-pinned-image.ts'
import { testRule } from '../../testing/test-rule.ts'

const image = (name: string) => [
  set('spoke Deployment it-tools', ['spec', 'template', 'spec', 'containers', 0, 'image'], name),
]

testRule(requirePinnedImage, {
  invalid: [
    { name: 'the tag latest', changes: image('registry.example:5000/app:latest') },
    { name: 'an image without a tag', changes: image('registry.example:5000/app') },
    { name: 'a truncated digest', changes: image('registry.example/app@sha256:e39ee8da') },
    { name: 'an empty tag', changes: image('registry.example/app:') },
  ],
})
